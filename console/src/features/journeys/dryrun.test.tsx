import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aPlaybook } from '@/test/playbook';
import { aMarketer, aServer, pending, renderAt, Status } from '@/test/render';
import type { DryRunReport, Range, Run } from './dryrun/api';
import { arrivals, lanesOf } from './dryrun/numbers';

const playbook = aPlaybook();
const range = (mean: number, low = mean, high = mean) => ({ mean, low, high });
const reactions = {
  reactions: [
    {
      type: 'email.opened',
      after: { kind: 'ofMessage' as const, channel: 'email' },
      probability: 0.25,
      delay: 'PT4H',
      examples: [],
      seen: 100,
      of: 400,
    },
  ],
};
const sent: Record<string, Range> = { email: range(500) };
const report: DryRunReport = {
  plan: {
    journey: 'welcome',
    version: 1,
    start: '2026-03-01T00:00:00Z',
    horizon: 'PT72H',
    seed: 1,
    runs: 20,
    reactions,
  },
  leads: 1000,
  entered: range(812.4, 800, 825),
  days: ['2026-03-01', '2026-03-02', '2026-03-03'].map((date, i) => ({
    date,
    messages: i === 0 ? sent : {},
  })),
  nodes: [
    { node: 'start', total: range(812.4, 800, 825), byDay: [500, 312.4, 0] },
    { node: 'hello', total: range(812.4, 800, 825), byDay: [500, 312.4, 0] },
    { node: 'read', total: range(700, 690, 710), byDay: [450, 250, 0] },
  ],
  exits: { GOAL_REACHED: range(90, 80, 101), INSIDE: range(700, 690, 710) },
  goals: { ready: range(90, 80, 101) },
  delayed: { QUIET_HOURS: range(40, 30, 50) },
  withheld: { CAPPED: range(7, 3, 11) },
  cut: 0,
};
const standing = {
  id: 'r1',
  by: 'Lin',
  askedAt: '2026-03-01T08:00:00Z',
  state: 'DONE' as const,
  done: 1000,
  total: 1000,
};
const base = (over: Record<string, unknown> = {}) => ({
  'GET /api/session': aMarketer,
  'GET /api/playbook': { version: 3, publishedAt: '', publishedBy: '', note: '', playbook },
  'GET /api/playbook/draft': { base: 3, etag: 'e', playbook, problems: [] },
  'GET /api/playbook/vocabulary': {
    fields: [],
    eventTypes: [],
    tags: [],
    segments: playbook.segments,
    stages: [],
    journeys: playbook.journeys,
    channels: ['email'],
  },
  'GET /api/users/directory': { items: [] },
  'GET /api/journeys/welcome/dry-runs': { items: [] },
  'GET /api/journeys/welcome/reactions': { leads: 1234, reactions },
  ...over,
});

describe('a dry run', () => {
  it('is started on a segment, with reactions somebody changed', async () => {
    const calls = aServer(
      base({
        'POST /api/journeys/welcome/dry-runs': {
          standing: { ...standing, state: 'QUEUED' },
          journey: 'welcome',
        },
        'GET /api/journeys/welcome/dry-runs/r1': {
          standing: { ...standing, state: 'QUEUED' },
          journey: 'welcome',
        },
      }),
    );
    const { router } = renderAt('/journeys/welcome?mode=dry');
    await userEvent.click(await screen.findByRole('combobox', { name: 'Try it on' }));
    await userEvent.click(await screen.findByTitle('Dormant'));
    await userEvent.click(screen.getByText('How leads react'));
    expect(await screen.findByText(/Learned from what 1,?234 leads did/)).toBeInTheDocument();
    const opens = await screen.findByRole('spinbutton', { name: /e-mail opened, after a message by e-mail/ });
    await userEvent.clear(opens);
    await userEvent.type(opens, '50');
    await userEvent.click(screen.getByRole('button', { name: /Start the dry run/ }));
    await waitFor(() => expect(router.state.location.search).toMatchObject({ mode: 'dry', run: 'r1' }));
    expect(calls.find((c) => c.method === 'POST')?.body).toMatchObject({
      segment: 'dormant',
      days: 91,
      seed: 1,
      runs: 20,
      reactions: { reactions: [{ type: 'email.opened', probability: 0.5 }] },
    });
  });

  it('says how far it is, and can be cancelled', async () => {
    let state: Run['standing']['state'] = 'RUNNING';
    const calls = aServer(
      base({
        'GET /api/journeys/welcome/dry-runs/r1': () => ({
          standing: { ...standing, state, done: 250 },
          journey: 'welcome',
        }),
        'POST /api/journeys/welcome/dry-runs/r1/cancel': () => {
          state = 'CANCELLED';
          return { ...standing, state };
        },
      }),
    );
    renderAt('/journeys/welcome?mode=dry&run=r1');
    expect(await screen.findByText('250 of 1,000 leads')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByText('The dry run was cancelled.')).toBeInTheDocument();
    expect(calls.some((c) => c.path.endsWith('/r1/cancel'))).toBe(true);
  });

  it('shows the newest result on the picture: arrivals, goals with ranges, what waited and what was not sent', async () => {
    aServer(
      base({
        'GET /api/journeys/welcome/dry-runs': { items: [standing] },
        'GET /api/journeys/welcome/dry-runs/r1': { standing, journey: 'welcome', report },
      }),
    );
    renderAt('/journeys/welcome?mode=dry');
    const results = within(await screen.findByRole('region', { name: 'Result' }));
    expect(results.getByText('Goal: Became an MQL')).toBeInTheDocument();
    expect(results.getAllByText('80 to 101').length).toBeGreaterThan(0);
    expect(results.getByText('for quiet hours to end')).toBeInTheDocument();
    expect(results.getByText('the limits had no room')).toBeInTheDocument();
    const ruler = within(screen.getByRole('region', { name: 'When messages go out' }));
    expect(ruler.getByRole('img', { name: /E-mail|e-mail/ })).toBeInTheDocument();
    expect(screen.getAllByText(/700 came by/).length).toBeGreaterThan(0);
  });

  it('says why it could not be done, and why it failed', async () => {
    aServer(
      base({
        'POST /api/journeys/welcome/dry-runs': new Status(422, { title: 'The playbook has problems.' }),
        'GET /api/journeys/welcome/dry-runs': { items: [{ ...standing, state: 'FAILED' }] },
        'GET /api/journeys/welcome/dry-runs/r1': {
          standing: { ...standing, state: 'FAILED', message: 'No leads.' },
          journey: 'welcome',
        },
      }),
    );
    renderAt('/journeys/welcome?mode=dry');
    expect(await screen.findByText('No leads.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: /Start the dry run/ }));
    expect(await screen.findByText(/The playbook has problems/)).toBeInTheDocument();
  });

  it('is only read by those who may not start one', async () => {
    aServer(base({ 'GET /api/session': { user: { ...aMarketer.user, roles: ['ANALYST'] } } }));
    renderAt('/journeys/welcome?mode=dry', 'zh-CN');
    expect(await screen.findByText('市场运营可以启动试运行，结果显示在这里。')).toBeInTheDocument();
  });

  it('shows its outline while it loads', async () => {
    aServer(base({ 'GET /api/journeys/welcome/dry-runs/r1': pending }));
    renderAt('/journeys/welcome?mode=dry&run=r1');
    expect(await screen.findByRole('status', { name: 'Loading' })).toBeInTheDocument();
  });
});

describe('the numbers of a dry run', () => {
  const journey = playbook.journeys[0]!;

  it('add up to the end of the day the slider stands at', () => {
    expect(arrivals(journey, report).get('read')).toMatchObject({
      came: 700,
      range: { low: 690, high: 710 },
    });
    expect(arrivals(journey, report, 0).get('read')?.came).toBe(450);
    expect(arrivals(journey, report, 1).get('read')?.came).toBe(700);
    expect(arrivals(journey, report, 0).get('read')?.range).toBeUndefined();
    expect(arrivals(journey, report).get('ready')?.came).toBe(90);
  });

  it('have a lane for every message that goes out, and for nothing else', () => {
    expect(lanesOf(journey, report)).toEqual([{ node: 'hello', byDay: [500, 312.4, 0] }]);
  });
});
