import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Lifecycle } from '@/shared/playbook';
import { aPlaybook } from '@/test/playbook';
import { aMarketer, aServer, pending, renderAt, Status } from '@/test/render';
import {
  flawsOf as calendarFlaws,
  hoursOn,
  newCalendar,
  shareOn,
  withDay,
  withSpecial,
  workOf,
} from './calendar';
import { flawsOf, moved, newSla, newStage, stageId, teamsAlong, withoutStage, withStage } from './model';
import { segmentPath, widths } from './river';

const playbook = aPlaybook();
const { lifecycle } = playbook;
const volumes = lifecycle.stages.map((s, i) => ({
  stage: s.id,
  name: s.name,
  known: i === 7 ? 0 : 1000 - i * 100,
  anonymous: i === 0 ? 9000 : 0,
  firstReachedLast30Days: i,
}));
const base = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  'GET /api/session': aMarketer,
  'GET /api/playbook': { version: 3, publishedAt: '', publishedBy: '', note: '', playbook },
  'GET /api/playbook/draft': { base: 3, etag: 'e', playbook, problems: [] },
  'GET /api/playbook/vocabulary': {
    fields: playbook.fields,
    eventTypes: [],
    tags: playbook.tags,
    segments: playbook.segments,
    stages: lifecycle.stages,
    journeys: playbook.journeys,
    channels: ['email'],
  },
  'GET /api/lifecycle/volumes': { stages: volumes },
  ...over,
});
const ids = (l: Lifecycle) => l.stages.map((s) => s.id);

describe('the lifecycle page', () => {
  it('shows how many leads stand where, and opens them', async () => {
    aServer(base());
    renderAt('/lifecycle');
    expect(await screen.findByRole('button', { name: 'Traffic: 10,000' })).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'Traffic: 10,000' })).toHaveAttribute(
      'href',
      '/leads?stage=TRAFFIC&known=all',
    );
    expect(screen.getByRole('link', { name: 'MQL: 800' })).toHaveAttribute('href', '/leads?stage=MQL');
    expect(screen.getByText('the grade is A1 or A2 or B1')).toBeInTheDocument();
  });

  it('measures the river by arrivals when asked, and keeps that in the address', async () => {
    aServer(base());
    const { router } = renderAt('/lifecycle');
    await userEvent.click(await screen.findByText('Reached in 30 days'));
    expect(await screen.findByRole('button', { name: 'MQL: 2' })).toBeInTheDocument();
    expect(router.state.location.href).toBe('/lifecycle?measure=recent');
  });

  it('writes a changed stage to the draft', async () => {
    const calls = aServer(
      base({ 'PUT /api/playbook/draft/lifecycle': { base: 3, etag: 'f', playbook, problems: [] } }),
    );
    renderAt('/lifecycle?stage=SAL');
    const name = await screen.findByLabelText('Name');
    await userEvent.clear(name);
    await userEvent.type(name, 'Accepted');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(calls.some((c) => c.method === 'PUT')).toBe(true));
    const sent = calls.find((c) => c.method === 'PUT')?.body as Lifecycle;
    expect(ids(sent)).toEqual(ids(lifecycle));
    expect(sent.stages.find((s) => s.id === 'SAL')?.name).toBe('Accepted');
  });

  it('lets no stage go in which leads stand', async () => {
    aServer(base());
    const held = renderAt('/lifecycle?stage=SAL');
    expect(await screen.findByRole('button', { name: 'Delete the stage' })).toBeDisabled();
    held.unmount();
    renderAt('/lifecycle?stage=LOST');
    const drawer = within(await screen.findByRole('dialog'));
    await waitFor(() => expect(drawer.getByRole('button', { name: 'Delete the stage' })).toBeEnabled());
  });

  it('asks for what a new stage misses', async () => {
    aServer(base());
    renderAt('/lifecycle', 'zh-CN');
    await userEvent.click(await screen.findByRole('button', { name: /添加阶段/ }));
    await userEvent.click(await screen.findByRole('button', { name: '保存' }));
    expect(await screen.findByText('请为阶段命名。')).toBeInTheDocument();
  });

  it('waits with an outline, and says what to do when it fails', async () => {
    aServer(base({ 'GET /api/playbook/draft': pending }));
    const first = renderAt('/lifecycle');
    expect(await screen.findAllByRole('status', { name: 'Loading' })).not.toHaveLength(0);
    first.unmount();
    aServer(
      base({ 'GET /api/lifecycle/volumes': new Status(403, { title: 'Forbidden', detail: 'Not for you.' }) }),
    );
    renderAt('/lifecycle');
    expect(await screen.findByRole('alert')).toHaveTextContent('Not for you.');
    expect(screen.getByRole('button', { name: 'MQL: …' })).toBeInTheDocument();
  });
});

const office = {
  ...newCalendar('Asia/Shanghai'),
  id: 'office',
  name: 'Office hours',
  special: [{ date: '2026-10-01', name: 'National Day', hours: [] }],
};
const withClock = aPlaybook((p) => {
  p.calendars = [office];
  const mql = p.lifecycle.stages.find((s) => s.id === 'MQL')!;
  mql.sla = {
    within: 'P1D',
    calendar: 'office',
    warnAtPercent: 75,
    onWarning: [{ kind: 'tell', to: 'owner' }],
    onBreach: [{ kind: 'moveTo', stage: 'RECYCLED', reason: 'Nobody called' }],
  };
});
const clocked = (over: Record<string, unknown> = {}) =>
  base({ 'GET /api/playbook/draft': { base: 3, etag: 'e', playbook: withClock, problems: [] }, ...over });

describe('the clock of a stage', () => {
  it('is on the river in working hours, and in the list as a sentence', async () => {
    aServer(clocked());
    const view = renderAt('/lifecycle');
    expect(await screen.findByText('24 h')).toBeInTheDocument();
    expect(
      screen.getByText(
        'Within 24 working hours (Office hours) · at 75 %: tell the owner · when over: move to Recycled (“Nobody called”)',
      ),
    ).toBeInTheDocument();
    view.unmount();
    aServer(clocked());
    renderAt('/lifecycle', 'zh-CN');
    expect(
      await screen.findByText(/24 工作小时内（Office hours） · 到 75% 时通知负责人/),
    ).toBeInTheDocument();
  });

  it('is added with what it does when the time is over, and written to the draft', async () => {
    const calls = aServer(
      clocked({ 'PUT /api/playbook/draft/lifecycle': { base: 3, etag: 'f', playbook, problems: [] } }),
    );
    renderAt('/lifecycle?stage=SAL');
    await userEvent.click(await screen.findByRole('switch', { name: /A clock runs/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Add: When the time is over' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'give the lead to' }));
    await userEvent.click(screen.getByRole('switch', { name: /Rules leave leads alone/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(calls.some((c) => c.method === 'PUT')).toBe(true));
    const sent = calls.find((c) => c.method === 'PUT')?.body as Lifecycle;
    expect(sent.stages.find((s) => s.id === 'SAL')).toMatchObject({
      waiting: 'P30D',
      sla: {
        within: 'PT4H',
        calendar: 'office',
        warnAtPercent: 80,
        onWarning: [{ kind: 'tell', to: 'owner' }],
        onBreach: [{ kind: 'reassign', to: 'pool' }],
      },
    });
  });

  it('shows a problem of the playbook check in the drawer of its stage', async () => {
    const problem = { place: '/lifecycle/stages/2/sla/within', code: 'x', args: [], message: 'Too short.' };
    aServer(
      base({ 'GET /api/playbook/draft': { base: 3, etag: 'e', playbook: withClock, problems: [problem] } }),
    );
    renderAt('/lifecycle?stage=MQL');
    expect(await screen.findByText('Too short.')).toBeInTheDocument();
  });
});

describe('a calendar', () => {
  it('is shown with its hours and the clocks that count by it, and cannot go while they do', async () => {
    aServer(clocked());
    const list = renderAt('/lifecycle');
    expect(await screen.findByText('40 hours a week')).toBeInTheDocument();
    expect(screen.getByText(/counts for MQL/)).toBeInTheDocument();
    list.unmount();
    renderAt('/lifecycle?calendar=office');
    const drawer = within(await screen.findByRole('dialog'));
    expect(drawer.getByRole('button', { name: 'Delete the calendar' })).toBeDisabled();
    expect(drawer.getAllByRole('img', { name: /working days/ })).toHaveLength(1);
  });

  it('is added under an id from its name, with several spans a day', async () => {
    const calls = aServer(
      base({
        'PUT /api/playbook/draft/calendars/night-shift': { base: 3, etag: 'f', playbook, problems: [] },
      }),
    );
    renderAt('/lifecycle?calendar=new');
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Give the calendar a name.')).toBeInTheDocument();
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'Night shift');
    await userEvent.click(screen.getByRole('button', { name: 'Add hours: Saturday' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(calls.some((c) => c.method === 'PUT')).toBe(true));
    const sent = calls.find((c) => c.method === 'PUT')?.body as { id: string; week: unknown[] };
    expect(sent.id).toBe('night-shift');
    expect(sent.week).toHaveLength(11);
    expect(sent.week.at(-1)).toEqual({ day: 'SATURDAY', from: '09:00', to: '18:00' });
  });

  it('knows the hours of any day: holidays, half days, worked weekends', () => {
    const half = withSpecial(office, [
      { date: '2026-12-31', name: 'New Year’s Eve', hours: [{ from: '09:00', to: '13:00' }] },
      { date: '2026-10-10', name: 'Makes up for the holiday', hours: [{ from: '09:00', to: '17:00' }] },
    ]);
    expect(half.special.map((s) => s.date)).toEqual(['2026-10-01', '2026-10-10', '2026-12-31']);
    expect(hoursOn(half, '2026-10-01')).toEqual([]);
    expect(shareOn(half, '2026-12-31')).toBe(0.5);
    expect(shareOn(half, '2026-10-10')).toBe(1);
    expect(shareOn(half, '2026-10-11')).toBe(0);
    expect(workOf(newCalendar('UTC'), 2026)).toEqual({ days: 261, minutes: 261 * 480 });
    expect(workOf(office, 2026).days).toBe(260);
  });

  it('knows what cannot be: overlaps, ends before beginnings, no hours at all', () => {
    expect(calendarFlaws(office)).toEqual([]);
    expect(calendarFlaws({ ...office, week: [] })).toEqual(['hoursNeeded']);
    const bad = withDay(office, 'MONDAY', [
      { from: '09:00', to: '12:00' },
      { from: '11:00', to: '10:00' },
    ]);
    expect(calendarFlaws(bad)).toEqual(['spanWrong', 'overlap']);
    expect(calendarFlaws(withDay(office, 'MONDAY', [{ from: '22:00', to: '00:00' }]))).toEqual([]);
  });
});

describe('the model of the lifecycle', () => {
  it('puts a new stage behind the last of its kind, under an id of its own', () => {
    const next = withStage(lifecycle, { ...newStage(lifecycle), name: 'On-boarding' });
    expect(ids(next).indexOf('ON_BOARDING')).toBe(ids(next).indexOf('CUSTOMER') + 1);
    expect(stageId('上线', ['STAGE'])).toBe('STAGE_2');
  });

  it('takes a stage out everywhere', () => {
    const next = withoutStage(lifecycle, 'SQL');
    expect(ids(next)).not.toContain('SQL');
    expect(next.stages.flatMap((s) => s.from)).not.toContain('SQL');
  });

  it('moves a stage along its own kind and never before the first', () => {
    expect(ids(moved(lifecycle, 'SAL', -1)).slice(1, 4)).toEqual(['LEAD', 'SAL', 'MQL']);
    expect(moved(lifecycle, 'LEAD', -1)).toBe(lifecycle);
    expect(moved(lifecycle, 'TRAFFIC', 1)).toBe(lifecycle);
    expect(moved(lifecycle, 'CUSTOMER', 1)).toBe(lifecycle);
  });

  it('knows what a stage misses', () => {
    const stage = { ...newStage(lifecycle), name: 'MQL', from: [], entry: { kind: 'all' as const, of: [] } };
    expect(flawsOf(stage, lifecycle)).toEqual(['nameTaken', 'entryNeeded', 'fromNeeded']);
    const late = {
      ...newSla(undefined),
      within: 'PT0S',
      onBreach: [{ kind: 'moveTo' as const, stage: '', reason: '' }],
    };
    expect(flawsOf({ ...lifecycle.stages[3]!, sla: late, waiting: 'PT0S' }, lifecycle)).toEqual([
      'slaNeeded',
      'actionNeeded',
      'waitingNeeded',
    ]);
    for (const s of lifecycle.stages) expect(flawsOf(s, lifecycle)).toEqual([]);
  });

  it('names the teams along the river once for each stretch', () => {
    expect(teamsAlong(lifecycle.stages.filter((s) => s.kind === 'MAIN'))).toEqual([
      { team: 'MARKETING', span: 3 },
      { team: 'SDR', span: 1 },
      { team: 'SALES', span: 2 },
    ]);
  });
});

describe('the river', () => {
  it('is widest where most leads are, and never dries up', () => {
    const [a, b, c] = widths([10_000, 100, 0]);
    expect(a).toBe(130);
    expect(b).toBeCloseTo(17.5, 1);
    expect(c).toBe(5);
  });

  it('meets its neighbours halfway', () => {
    const all = widths([100, 25]);
    const half = ((all[0] ?? 0) + (all[1] ?? 0)) / 2;
    expect(segmentPath(all, 0)).toContain(`100,${(150 - half) / 2}`);
    expect(segmentPath(all, 1)).toContain(`M100,${(150 - half) / 2}`);
  });
});
