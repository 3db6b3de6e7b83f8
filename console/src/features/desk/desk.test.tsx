import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import dayjs from 'dayjs';
import { describe, expect, it } from 'vitest';
import { aServer, renderAt, Status } from '@/test/render';
import type { Session } from '@/shared/session';
import { dueAt } from './due';
import { actsOf } from './outcomes';

const session: Session = {
  user: { id: 'u7', name: '周小雨', email: 'zhou@example.com', roles: ['SDR'], locale: 'en' },
};
const settings = {
  callOutcomes: [
    { id: 'qualified', zh: '需求明确', en: 'Talked, qualified' },
    { id: 'connected', zh: '待跟进', en: 'Talked, follow up' },
    { id: 'no-answer', zh: '无人接听', en: 'No answer' },
    { id: 'call-back', zh: '约定', en: 'Asked to call back' },
  ],
  rejectReasons: [
    { id: 'not-ready', zh: '暂无计划', en: 'Not ready to buy' },
    { id: 'no-fit', zh: '不匹配', en: 'Does not fit' },
  ],
  lostReasons: [],
  pipeline: [],
};
const card = (id: number, name: string) => ({
  id,
  name,
  company: 'Acme',
  title: null,
  email: null,
  phone: null,
  stage: 'MQL',
  since: '2026-03-01T00:00:00Z',
  grade: 'A1',
  fit: 60,
  engagement: 50,
  owner: 'user:u7',
  source: 'Google',
  lastSeen: null,
});
const item = (id: number, name: string) => ({
  lead: card(id, name),
  since: '2026-03-01T00:00:00Z',
  task: null,
  calls: null,
});
const sheet = (id: number, name: string) => ({
  lead: card(id, name),
  queued: true,
  tasks: [],
  calls: null,
  opportunities: [],
});

function aDesk(extra: Record<string, unknown> = {}) {
  return aServer({
    'GET /api/session': session,
    'GET /api/settings/desk': settings,
    'GET /api/desk/people': [{ id: 'user:u7', name: '周小雨', teams: ['team:sdr'] }],
    'GET /api/desk/queue': { items: [item(1, 'Ann'), item(2, 'Bob')], next: null },
    'GET /api/desk/queue/counts': { mine: 2, pool: 0 },
    'GET /api/desk/leads/1': sheet(1, 'Ann'),
    'GET /api/desk/leads/2': sheet(2, 'Bob'),
    'GET /api/tasks/counts': { open: 0, overdue: 0, today: 0 },
    'GET /api/alerts/unread': { unread: 3 },
    'GET /api/leads/1/timeline': { items: [], next: null },
    'GET /api/leads/2/timeline': { items: [], next: null },
    ...extra,
  });
}

describe('the desk', () => {
  it('opens the best lead, takes an outcome by key, asks what is next and goes on to the next lead', async () => {
    window.innerWidth = 1280;
    const calls = aDesk({ 'POST /api/desk/leads/1/outcome': sheet(1, 'Ann') });
    const user = userEvent.setup();
    const { router } = renderAt('/desk');
    await screen.findByRole('heading', { name: 'Ann' });
    await screen.findByRole('button', { name: /No answer/ });
    await user.keyboard('3');
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent('What is next?');
    await user.keyboard('2');
    await user.keyboard('{Enter}');
    await screen.findByRole('heading', { name: 'Bob' });
    const sent = calls.find((c) => c.method === 'POST' && c.path === '/api/desk/leads/1/outcome');
    expect(sent?.body).toMatchObject({ kind: 'CALL', outcome: 'no-answer', next: { title: 'Call again' } });
    expect(router.state.location.search).toMatchObject({ lead: 2 });
  });

  it('hands back with the reason a digit chose', async () => {
    window.innerWidth = 1280;
    const calls = aDesk({ 'POST /api/desk/leads/1/outcome': sheet(1, 'Ann') });
    const user = userEvent.setup();
    renderAt('/desk');
    await screen.findByRole('button', { name: /Hand back/ });
    await user.keyboard('6');
    await screen.findByRole('dialog');
    await user.keyboard('2{Enter}');
    await waitFor(() =>
      expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ kind: 'REJECT', reason: 'no-fit' }),
    );
  });

  it('teaches when no lead waits and says what to do when the queue cannot be loaded', async () => {
    aDesk({ 'GET /api/desk/queue': { items: [], next: null } });
    const empty = renderAt('/desk');
    await screen.findByText(/No lead waits for you/);
    empty.unmount();
    aDesk({ 'GET /api/desk/queue': new Status(403, { title: 'no' }) });
    renderAt('/desk');
    await screen.findByRole('button', { name: 'Try again' });
  });

  it('is told of clocks that run out, in words', async () => {
    const alert = (id: string, kind: string) => ({
      alert: {
        id,
        kind,
        lead: 1,
        args: ['MQL', '2026-03-05T10:00:00Z'],
        at: '2026-03-05T08:00:00Z',
        readAt: '2026-03-05T08:00:00Z',
      },
      lead: card(1, 'Ann'),
    });
    aDesk({
      'GET /api/alerts/unread': { unread: 2 },
      'GET /api/alerts': { items: [alert('a', 'clock.warning'), alert('b', 'clock.breach')] },
    });
    renderAt('/desk');
    await userEvent.click(await screen.findByRole('button', { name: '2 unread alerts' }));
    expect(await screen.findByText(/^Ann: the time agreed for “MQL” ends Mar 5, 2026/)).toBeInTheDocument();
    expect(screen.getByText(/^Ann: the time agreed for “MQL” was over Mar 5, 2026/)).toBeInTheDocument();
  });

  it('gives the standard outcomes the keys one to six', () => {
    expect(actsOf(settings as never).map((a) => [a.key, a.kind])).toEqual([
      ['1', 'CALL'],
      ['2', 'CALL'],
      ['3', 'CALL'],
      ['4', 'CALL'],
      ['5', 'ACCEPT'],
      ['6', 'REJECT'],
    ]);
  });

  it('never plans a next step for a weekend', () => {
    const friday = dayjs('2026-03-06T15:00:00');
    expect(dueAt('tomorrow', friday)?.format('YYYY-MM-DD HH:mm')).toBe('2026-03-09 10:00');
    expect(dueAt('none', friday)).toBeNull();
  });
});
