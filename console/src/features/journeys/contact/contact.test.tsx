import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ContactPolicy } from '@/shared/playbook';
import { aPlaybook } from '@/test/playbook';
import { aMarketer, aServer, renderAt } from '@/test/render';
import { flawsOf, free, newCap } from './policy';

const policy: ContactPolicy = {
  caps: [{ channel: 'email', most: 2, within: 'P7D' }],
  quiet: { from: '21:00', to: '08:00' },
  longestDelay: 'P2D',
  holdOutPercent: 5,
};

function server(contact: ContactPolicy | null) {
  const playbook = aPlaybook((p) => {
    p.contact = contact;
  });
  const draft = { base: 3, etag: 'e', playbook, problems: [] };
  return aServer({
    'GET /api/session': aMarketer,
    'GET /api/playbook': { version: 3, publishedAt: '', publishedBy: '', note: '', playbook },
    'GET /api/playbook/draft': draft,
    'GET /api/journeys/counts': { nodes: [], journeys: [] },
    'PUT /api/playbook/draft/contact': draft,
  });
}

describe('the contact policy', () => {
  it('reads in plain words under the journeys, in both languages', async () => {
    server(policy);
    const view = renderAt('/journeys');
    expect(await screen.findByText('At most 2 messages by e-mail within 1 week.')).toBeInTheDocument();
    expect(screen.getByText('None between 21:00 and 08:00 of the lead’s day.')).toBeInTheDocument();
    expect(screen.getByText('A message waits 2 days at most, then it is withheld.')).toBeInTheDocument();
    expect(screen.getByText(/5 % of all leads get no marketing messages/)).toBeInTheDocument();
    view.unmount();
    server(policy);
    renderAt('/journeys', 'zh-CN');
    expect(await screen.findByText('1 周内通过邮件最多 2 条消息。')).toBeInTheDocument();
  });

  it('says that nothing is limited when nothing is', async () => {
    server(null);
    renderAt('/journeys');
    expect(await screen.findByText(/at any hour and in any number/)).toBeInTheDocument();
  });

  it('is written to the draft with a limit and quiet hours that were added', async () => {
    const calls = server(null);
    renderAt('/journeys?contact=true');
    const drawer = within(await screen.findByRole('dialog'));
    await userEvent.click(drawer.getByRole('button', { name: /Add a limit/ }));
    await userEvent.click(drawer.getByRole('switch', { name: 'Quiet hours' }));
    expect(drawer.getByText('At most 3 messages within 1 week.')).toBeInTheDocument();
    await userEvent.click(drawer.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(calls.some((c) => c.method === 'PUT')).toBe(true));
    expect(calls.find((c) => c.method === 'PUT')?.body).toEqual({
      caps: [{ channel: null, most: 3, within: 'P7D' }],
      quiet: { from: '21:00', to: '08:00' },
      longestDelay: null,
      holdOutPercent: null,
    });
  });

  it('knows what cannot be', () => {
    expect(flawsOf(free)).toEqual([]);
    expect(
      flawsOf({
        caps: [{ ...newCap, within: 'PT0S' }],
        quiet: { from: '08:00', to: '08:00' },
        longestDelay: 'PT0S',
        holdOutPercent: null,
      }),
    ).toEqual(['capTime', 'quiet', 'delay']);
  });
});
