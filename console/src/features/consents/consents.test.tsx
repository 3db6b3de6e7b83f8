import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aMarketer, aServer, pending, renderAt, Status } from '@/test/render';

const entry = {
  lead: 7,
  leadName: '王芳',
  at: '2026-03-02T00:00:00Z',
  said: 'GIVEN',
  channel: 'email',
  purpose: 'newsletter',
  origin: 'form:demo',
  words: 'You may write to me.',
  textVersion: '3',
  page: 'https://acme.cn/prices',
  ip: '203.0.113.9',
  agent: null,
  actor: null,
  note: null,
};
const answers = {
  'GET /api/session': aMarketer,
  'GET /api/desk/people': [],
  'GET /api/settings/consent': {
    purposes: [{ key: 'newsletter', channel: 'email', zh: '资讯', en: 'News and articles' }],
  },
  'GET /api/consents': { items: [entry], next: null },
  'GET /api/consents/of/7': {
    standings: [{ channel: 'email', purpose: null, permission: 'GRANTED', since: '2026-03-02T00:00:00Z' }],
    entries: [entry],
    next: null,
  },
  'POST /api/consents/of/7': new Status(204, null),
};

describe('the ledger of consents', () => {
  it('tells what was agreed to, in which words and where, and leads to whom', async () => {
    const calls = aServer(answers);
    renderAt('/consents?said=GIVEN');
    expect(await screen.findByText('You may write to me.', { exact: false })).toBeVisible();
    expect(await screen.findByText('News and articles')).toBeVisible();
    expect(screen.getByText('Form “demo”')).toBeVisible();
    expect(screen.getByText('王芳').closest('a')).toHaveAttribute('href', '/leads/7');
    expect(calls.find(({ path }) => path === '/api/consents')?.query.get('said')).toBe('GIVEN');
  });

  it('takes down what somebody said on the phone', async () => {
    const calls = aServer(answers);
    renderAt('/consents?lead=7');
    await userEvent.click(await screen.findByText('Write down what was said'));
    await userEvent.click(await screen.findByText('Took it back', { selector: 'label span' }));
    await userEvent.type(screen.getByLabelText('Note'), 'In the call of today');
    await userEvent.click(screen.getByText('Keep'));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({
        channel: 'phone',
        purpose: null,
        given: false,
        note: 'In the call of today',
      }),
    );
  });

  it('is readable while loading, empty and away', async () => {
    aServer({ ...answers, 'GET /api/consents': pending });
    renderAt('/consents').unmount();
    aServer({ ...answers, 'GET /api/consents': { items: [], next: null } });
    const empty = renderAt('/consents', 'zh-CN');
    expect(await screen.findByText(/还没有记录/)).toBeVisible();
    empty.unmount();
    aServer({ ...answers, 'GET /api/consents': new Status(503, {}) });
    renderAt('/consents');
    expect(await screen.findByText(/try again/i, { selector: 'button span' })).toBeVisible();
  });
});
