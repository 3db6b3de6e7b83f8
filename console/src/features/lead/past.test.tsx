import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar } from '@/shared/playbook';
import { aPlaybook } from '@/test/playbook';
import { aMarketer, aServer, renderAt, Status, type Call } from '@/test/render';
import { workingSeconds } from './working';

const because = {
  at: '2026-02-01T02:00:00Z',
  reason: { key: 'stage.rule', args: ['MQL'] },
  playbook: 2,
  event: 'demo.requested',
  eventId: 'e7',
};
const record = {
  lead: {
    id: 5,
    known: true,
    name: '王伟',
    email: 'wei@acme.cn',
    phone: null,
    company: 'Acme',
    title: null,
    stage: 'SQL',
    stageSince: '2026-03-01T00:00:00Z',
    fit: 40,
    engagement: 60,
    grade: 'A1',
    spam: false,
    owner: null,
    createdAt: '2026-01-01T00:00:00Z',
    lastSeenAt: '2026-03-01T00:00:00Z',
  },
  firstSource: null,
  lastSource: null,
  account: null,
  fields: [
    {
      key: 'jobLevel',
      label: 'Job level',
      type: 'TEXT',
      options: [],
      value: 'director',
      at: null,
      from: null,
    },
  ],
  identifiers: [{ kind: 'EMAIL', value: 'wei@acme.cn' }],
  consent: [],
  tags: [],
  segments: [],
  journeys: [],
  pastJourneys: [],
  stages: [
    { stage: 'MQL', count: 1, first: '2026-02-01T02:00:00Z', last: '2026-02-01T02:00:00Z' },
    { stage: 'SQL', count: 1, first: '2026-03-01T00:00:00Z', last: '2026-03-01T00:00:00Z' },
  ],
  moves: [
    { stage: 'LOST', name: 'Lost', missing: [], reasonRequired: true },
    { stage: 'RECYCLED', name: 'Recycled', missing: [], reasonRequired: false },
  ],
  opportunities: [],
};
const explanation = (at: string, stage: string, over: object = {}) => ({
  lead: 5,
  at,
  onRecord: true,
  steps: 9,
  traits: [
    {
      key: 'jobLevel',
      label: 'Job level',
      value: 'manager',
      at: '2026-01-02T00:00:00Z',
      from: 'web',
      because,
    },
  ],
  tags: [],
  scores: [
    {
      dimension: 'ENGAGEMENT',
      points: 12,
      contributions: [
        {
          rule: 'r',
          name: 'Looked at prices',
          model: 'ONLINE',
          points: 12,
          base: 12,
          at: because.at,
          because,
        },
      ],
    },
  ],
  grade: { value: 'B2', because },
  spam: { spam: false },
  segments: [],
  stage: {
    id: stage,
    name: stage,
    since: because.at,
    clock: { dueAt: '2026-02-11T02:00:00Z', warned: false, breached: false },
    because,
  },
  consent: [{ channel: 'email', permission: 'GRANTED', since: because.at, because }],
  journeys: [],
  pastJourneys: [],
  summaries: [],
  ...over,
});
const entry = (id: string, type: string, occurredAt: string) => ({
  id,
  source: 'web',
  type,
  occurredAt,
  historic: false,
  actor: null,
  actorName: null,
  raw: {},
  facts: [],
});
const playbook = aPlaybook((p) => {
  p.lifecycle.stages.find((s) => s.id === 'LOST')!.reasons = ['Price', 'Timing'];
});
const server = (over: Record<string, unknown> = {}) => ({
  'GET /api/session': aMarketer,
  'GET /api/leads/5': record,
  'GET /api/leads/5/explain': ({ query }: Call) =>
    query.get('at') === null || query.get('at') === ''
      ? explanation('2026-03-05T00:00:00Z', 'SQL')
      : explanation('2026-02-10T15:59:59.999Z', 'MQL'),
  'GET /api/leads/5/timeline': {
    items: [
      entry('e9', 'call.logged', '2026-03-02T00:00:00Z'),
      entry('e7', 'demo.requested', '2026-02-01T02:00:00Z'),
    ],
  },
  'GET /api/playbook': { version: 3, publishedAt: '', publishedBy: '', note: '', playbook },
  'GET /api/playbook/vocabulary': {
    fields: [],
    eventTypes: [],
    tags: [],
    segments: [],
    stages: [],
    journeys: [],
    channels: [],
  },
  'GET /api/desk/people': [],
  'GET /api/desk/settings': { callOutcomes: [], rejectReasons: [], lostReasons: [], pipeline: [] },
  'GET /api/alerts/unread': { unread: 0 },
  ...over,
});

describe('a lead in the past', () => {
  it('is shown whole as it was, with a calm word and nothing to edit', async () => {
    const calls = aServer(server());
    renderAt('/leads/5?at=2026-02-10');
    expect(await screen.findByText(/^As of /)).toBeInTheDocument();
    expect(calls.some((c) => c.path.endsWith('/explain') && c.query.get('at') === '2026-02-10')).toBe(true);
    expect(await screen.findByText('manager')).toBeInTheDocument();
    expect(screen.queryByText('director')).not.toBeInTheDocument();
    expect(screen.getByLabelText(/B2/)).toBeInTheDocument();
    expect(screen.getByText('Asked for a demo')).toBeInTheDocument();
    expect(screen.queryByText('Call logged')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Note' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Job level/ })).not.toBeInTheDocument();
    expect(screen.getByText('agreed')).toBeInTheDocument();
  });

  it('is left by one button, which empties the address', async () => {
    aServer(server());
    const { router } = renderAt('/leads/5?at=2026-02-10');
    await userEvent.click(await screen.findByRole('button', { name: 'Back to now' }));
    expect(await screen.findByRole('button', { name: 'Note' })).toBeInTheDocument();
    expect(router.state.location.search).toEqual({});
    expect(screen.queryByText(/^As of /)).not.toBeInTheDocument();
  });

  it('is reached by the marks of its stages and by the arrow keys', async () => {
    aServer(server());
    const { router } = renderAt('/leads/5');
    await userEvent.click(await screen.findByRole('button', { name: /^MQL: see the lead as of/ }));
    await waitFor(() => expect(router.state.location.search).toEqual({ at: '2026-02-01T02:00:00Z' }));
    const knob = screen.getByRole('slider', { name: 'The lead as of a day' });
    // The slider reads key codes, which the simulated keyboard does not send.
    fireEvent.keyDown(knob, { keyCode: 39 });
    fireEvent.keyUp(knob, { keyCode: 39 });
    await waitFor(() => expect(router.state.location.search).toEqual({ at: '2026-02-02' }));
  });

  it('says since when, why, and leads to the event and the version', async () => {
    aServer(server());
    const { router } = renderAt('/leads/5?at=2026-02-10');
    await userEvent.click(await screen.findByRole('button', { name: 'MQL' }));
    expect(
      await screen.findByText(/Meets the entry condition of “MQL” · Asked for a demo/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Playbook version 2' })).toHaveAttribute(
      'href',
      '/playbook/history?open=2',
    );
    await userEvent.click(screen.getByRole('link', { name: 'Show in the timeline' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ at: '2026-02-10', event: 'e7' }));
  });

  it('says so when nothing was known yet, and when the moment cannot be shown', async () => {
    aServer(
      server({
        'GET /api/leads/5/explain': explanation('2025-12-01T00:00:00Z', 'MQL', { onRecord: false }),
      }),
    );
    const { unmount } = renderAt('/leads/5?at=2025-12-01');
    expect(await screen.findByText('Nothing was on record of this lead by then.')).toBeInTheDocument();
    unmount();
    aServer(server({ 'GET /api/leads/5/explain': new Status(400, { title: 'That is ahead' }) }));
    renderAt('/leads/5?at=2999-01-01');
    expect(await screen.findByText('That is ahead')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Back to now' })).toBeInTheDocument();
  });
});

describe('the clock of a stage', () => {
  const office: BusinessCalendar = {
    id: 'office',
    name: 'Office',
    zone: 'Asia/Shanghai',
    week: (['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const).map((day) => ({
      day,
      from: '09:00',
      to: '18:00',
    })),
    special: [{ date: '2026-02-16', name: 'Holiday', hours: [] }],
  };

  it('counts working time only, over a weekend and a holiday', () => {
    // Friday 17:00 to Tuesday 10:00 in Shanghai: an hour on Friday, none on Monday, one on Tuesday.
    const from = Date.parse('2026-02-13T09:00:00Z');
    expect(workingSeconds(office, from, Date.parse('2026-02-17T02:00:00Z'))).toBe(2 * 3600);
    expect(workingSeconds(office, from, from)).toBe(0);
  });

  it('stands by the stage, and is over only when it is over', async () => {
    aServer(server());
    const { unmount } = renderAt('/leads/5?at=2026-02-10');
    expect(await screen.findByText('10 hours left')).toBeInTheDocument();
    unmount();
    renderAt('/leads/5');
    expect(await screen.findByText('overdue')).toBeInTheDocument();
  });
});

describe('a move by hand', () => {
  it('offers exactly the reasons the stage lists', async () => {
    const calls = aServer(server({ 'POST /api/leads/5/actions/stage': record }));
    renderAt('/leads/5');
    await userEvent.click(await screen.findByRole('button', { name: 'More' }));
    await userEvent.click(await screen.findByText('Set stage'));
    await userEvent.click(await screen.findByRole('combobox', { name: 'To which stage?' }));
    await userEvent.click(await screen.findByTitle('Lost'));
    await userEvent.click(await screen.findByRole('combobox', { name: 'Reason' }));
    await waitFor(() => expect(screen.getByTitle('Timing')).toBeInTheDocument());
    expect(screen.getByTitle('Price')).toBeInTheDocument();
    await userEvent.click(screen.getByTitle('Timing'));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(calls.find((c) => c.path.endsWith('/stage'))?.body).toEqual({ stage: 'LOST', note: 'Timing' }),
    );
  });
});

describe('a person', () => {
  const more = async () => userEvent.click(await screen.findByRole('button', { name: 'More' }));

  it('is merged with another lead by whoever may, and the one that stays is chosen', async () => {
    const calls = aServer(
      server({
        'GET /api/leads': { items: [{ ...record.lead, id: 8, name: '王小伟', email: null }, record.lead] },
        'POST /api/merges': { id: 'm1' },
      }),
    );
    renderAt('/leads/5');
    await more();
    await userEvent.click(await screen.findByText('Merge with another lead…'));
    fireEvent.mouseDown(await screen.findByLabelText('The other lead'));
    await userEvent.click(await screen.findByText(/王小伟/));
    await userEvent.click(screen.getByLabelText('Keep the number of the other'));
    await userEvent.click(screen.getByRole('button', { name: 'Merge' }));
    await waitFor(() =>
      expect(calls.find((c) => c.path === '/api/merges')?.body).toEqual({ stays: 8, goes: 5 }),
    );
    expect(screen.queryByText('Erase this person…')).not.toBeInTheDocument();
  });

  it('is erased by an administrator who types its number and says why', async () => {
    const calls = aServer(
      server({
        'GET /api/session': { user: { ...aMarketer.user, roles: ['ADMIN'] } },
        'GET /api/jobs': { items: [] },
        'GET /api/leads': { items: [] },
        'POST /api/leads/5/erase': {},
      }),
    );
    renderAt('/leads/5');
    await more();
    await userEvent.click(await screen.findByText('Erase this person…'));
    await userEvent.type(await screen.findByLabelText('Reason'), 'Request 17');
    const number = screen.getByLabelText(/Type the number of the lead, 5/);
    await userEvent.type(number, '6');
    await userEvent.click(screen.getByRole('button', { name: 'Erase' }));
    expect(await screen.findByText('This is not its number')).toBeInTheDocument();
    expect(calls.some((c) => c.path.endsWith('/erase'))).toBe(false);
    await userEvent.clear(number);
    await userEvent.type(number, '5');
    await userEvent.click(screen.getByRole('button', { name: 'Erase' }));
    await waitFor(() =>
      expect(calls.find((c) => c.path === '/api/leads/5/erase')?.body).toEqual({
        confirm: 5,
        reason: 'Request 17',
      }),
    );
  });
});
