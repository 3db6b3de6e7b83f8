import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aMarketer, aServer, pending, renderAt, Status } from '@/test/render';
import type { Playbook } from '@/shared/playbook';
import { healthOf, rowsOf, type Standing } from './api';

const tag = (id: string, group: string) => ({
  id,
  name: id.toUpperCase(),
  group,
  kind: 'FACTUAL',
  weight: 50,
});
const playbook = {
  fields: [],
  tags: [tag('vip', 'Value'), tag('fair', 'Where from')],
  segments: [],
  journeys: [],
  calendars: [],
  lifecycle: { stages: [] },
  scoring: { rules: [] },
};
const standing = (id: string, change: Partial<Standing> = {}): Standing => ({
  id,
  known: true,
  leads: 5,
  newest: '2026-03-01T00:00:00Z',
  weeks: [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2],
  usedBy: [{ kind: 'SEGMENT', id: 's', name: 'Hot ones' }],
  alike: [],
  ...change,
});
const answers = {
  'GET /api/session': aMarketer,
  'GET /api/playbook': { playbook, version: 1 },
  'GET /api/playbook/draft': {
    base: 1,
    etag: 'v1',
    playbook,
    problems: [],
    changedAt: null,
    changedBy: null,
  },
  'GET /api/playbook/vocabulary': {
    fields: [],
    eventTypes: [],
    tags: [],
    segments: [],
    stages: [],
    journeys: [],
    channels: [],
  },
  'GET /api/tags': {
    items: [
      standing('fair', { leads: 0, newest: null, usedBy: [], weeks: [] }),
      standing('old', { known: false, alike: [{ tag: 'vip', share: 0.9 }] }),
      standing('vip'),
    ],
  },
};

describe('tags', () => {
  it('stand in their groups, and every number opens the leads behind it', async () => {
    aServer(answers);
    renderAt('/tags');
    const group = await screen.findByRole('region', { name: 'Value' });
    expect(within(group).getByText('5').closest('a')).toHaveAttribute('href', '/leads?tag=vip&known=all');
    expect(within(group).getByText('Hot ones')).toHaveAttribute('href', '/segments/s');
    expect(screen.getByText('in no playbook any more')).toBeVisible();
  });

  it('can be narrowed to those that say the same', async () => {
    aServer(answers);
    renderAt('/tags?health=alike');
    expect(await screen.findByText('in no playbook any more')).toBeVisible();
    expect(screen.queryByText('VIP')).toBeNull();
  });

  it('are written into the draft', async () => {
    const calls = aServer({
      ...answers,
      'PUT /api/playbook/draft/tags/trade-fair': answers['GET /api/playbook/draft'],
    });
    renderAt('/tags?edit=new');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Tag' }), 'Trade fair');
    await userEvent.click(screen.getByText('Save to the draft'));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'PUT')?.body).toMatchObject({
        id: 'trade-fair',
        name: 'Trade fair',
        kind: 'FACTUAL',
      }),
    );
  });

  it('are readable while loading, empty and away', async () => {
    aServer({ ...answers, 'GET /api/tags': pending });
    renderAt('/tags').unmount();
    const none = { ...playbook, tags: [] };
    aServer({
      ...answers,
      'GET /api/playbook': { playbook: none, version: 1 },
      'GET /api/playbook/draft': { ...answers['GET /api/playbook/draft'], playbook: none },
      'GET /api/tags': { items: [] },
    });
    const empty = renderAt('/tags', 'zh-CN');
    expect(await screen.findByText(/还没有标签/)).toBeVisible();
    empty.unmount();
    aServer({ ...answers, 'GET /api/tags': new Status(503, {}) });
    renderAt('/tags');
    expect(await screen.findByText(/try again/i, { selector: 'button span' })).toBeVisible();
  });
});

describe('the health of a tag', () => {
  const at = Date.parse('2026-03-02T00:00:00Z');
  const row = (change: Partial<Standing>) =>
    rowsOf(playbook as unknown as Playbook, playbook as unknown as Playbook, [standing('vip', change)])[0];

  it('is told by who bears it, since when, and what rests on it', () => {
    const told = (change: Partial<Standing>) => {
      const one = row(change);
      return one === undefined ? undefined : healthOf(one, at);
    };
    expect(told({})).toEqual([]);
    expect(told({ leads: 0, newest: null })).toEqual(['never']);
    expect(told({ newest: '2025-11-01T00:00:00Z' })).toEqual(['stale']);
    expect(told({ usedBy: [], alike: [{ tag: 'x', share: 0.9 }] })).toEqual(['alike', 'unused']);
  });
});
