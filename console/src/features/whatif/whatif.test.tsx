import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { headlineOf, type Backtest } from '@/shared/playbook';
import { aBacktest } from '@/test/backtest';
import { aPlaybook } from '@/test/playbook';
import { aMarketer, aServer, pending, renderAt, Status } from '@/test/render';
import { allWeeks, perWeek } from './weeks';

const playbook = aPlaybook();
const draft = {
  base: 3,
  etag: 'e1',
  changedAt: '2026-11-19T09:00:00Z',
  changedBy: '林晓',
  playbook: aPlaybook((p) => {
    p.scoring.matrix.a = 50;
  }),
  problems: [],
  review: { needed: true, approvedBy: null, mayApprove: true, steps: [] as unknown[] },
};
const versions = {
  items: [
    {
      version: 3,
      publishedAt: '2026-11-01T09:00:00Z',
      publishedBy: '林晓',
      note: 'Stricter A',
      changes: 2,
      approvedBy: '王芳',
      bringsBack: 1,
    },
    { version: 2, publishedAt: '2026-10-01T09:00:00Z', publishedBy: '王芳', note: 'More tags', changes: 1 },
  ],
};
const diff = {
  from: '2',
  to: '3',
  count: 3,
  items: [
    {
      part: 'scoring',
      id: null,
      name: null,
      kind: 'CHANGED',
      changes: [{ place: '/matrix/a', within: [], before: 60, after: 50 }],
    },
    {
      part: 'segments',
      id: 'dormant',
      name: 'Dormant',
      kind: 'CHANGED',
      changes: [
        {
          place: '/condition',
          within: [],
          before: { kind: 'inStageFor', duration: 'P3D' },
          after: { kind: 'hasTag', tag: 'gone' },
        },
      ],
    },
    {
      part: 'tags',
      id: 'gone',
      name: 'Long gone',
      kind: 'REMOVED',
      changes: [
        { place: '', within: [], before: { id: 'gone', name: 'Long gone', weight: 20, kind: 'FACTUAL' } },
      ],
    },
  ],
  names: { 'tags/gone': 'Long gone' },
};
const server = (over: Record<string, unknown> = {}) => ({
  'GET /api/session': aMarketer,
  'GET /api/playbook': { version: 3, publishedAt: '', publishedBy: '', note: '', playbook },
  'GET /api/playbook/draft': draft,
  'GET /api/playbook/vocabulary': {
    fields: [],
    eventTypes: [],
    tags: [],
    segments: [],
    stages: playbook.lifecycle.stages,
    journeys: [{ id: 'welcome', name: 'Welcome' }],
    channels: [],
  },
  'GET /api/playbook/versions': versions,
  'GET /api/playbook/diff': diff,
  'GET /api/playbook/backtests': { items: [aBacktest().standing] },
  'GET /api/playbook/backtests/b1': aBacktest(),
  'GET /api/desk/people': [],
  'GET /api/alerts/unread': { unread: 0 },
  'GET /api/jobs': { items: [] },
  ...over,
});
const whatif = '/playbook/what-would-change';

describe('weeks', () => {
  it('that were left out are weeks in which nothing happened, over the turn of a year too', () => {
    const weeks = [
      { week: '2026-W52', entries: {}, sdrLoad: 3 },
      { week: '2027-W02', entries: {}, sdrLoad: 5 },
    ];
    // 2026 has 53 weeks.
    expect(allWeeks(weeks)).toEqual(['2026-W52', '2026-W53', '2027-W01', '2027-W02']);
    expect(perWeek(allWeeks(weeks), weeks, (w) => w.sdrLoad)).toEqual([3, 0, 0, 5]);
    expect(allWeeks([])).toEqual([]);
  });
});

describe('what would change', () => {
  it('is one sentence first, per month and per week of the counted time', async () => {
    expect(headlineOf(aBacktest().report!)).toEqual({
      mqlsPerMonth: 312,
      before: 0.34,
      after: 0.29,
      loadPerWeek: 41,
    });
    aServer(server());
    renderAt(whatif);
    expect(
      await screen.findByText('312 more MQLs a month; precision 34% → 29%; 41 more leads a week for SDRs'),
    ).toBeInTheDocument();
  });

  it('says fewer where there are fewer, and unknown where nobody was foretold', async () => {
    const test = aBacktest((t) => {
      t.report!.draft.mqls = 30;
      t.report!.draft.accuracy = { truePositives: 0, falsePositives: 0, falseNegatives: 4 };
      t.report!.draft.weeks = t.report!.live.weeks;
    });
    aServer(server({ 'GET /api/playbook/backtests/b1': test }));
    renderAt(whatif, 'zh-CN');
    expect(
      await screen.findByText('每月少 10 条 MQL；准确率 34% → 未知；SDR 每周线索量不变'),
    ).toBeInTheDocument();
  });

  it('names the leads treated differently, why on each side, and tells what is only counted', async () => {
    aServer(server());
    renderAt(whatif);
    expect(await screen.findByRole('link', { name: '王伟' })).toHaveAttribute('href', '/leads/5');
    expect(screen.getByText('now: Meets the entry condition of “Lead”')).toBeInTheDocument();
    expect(screen.getAllByText('then: Meets the entry condition of “MQL”')).toHaveLength(2);
    expect(screen.getByText(/The 2 with the greatest difference are listed/)).toBeInTheDocument();
    await userEvent.click(screen.getByText('Messages 30'));
    await waitFor(() => expect(screen.queryByRole('link', { name: '王伟' })).not.toBeInTheDocument());
    expect(screen.getByText(/The 1 with the greatest difference is listed/)).toBeInTheDocument();
  });

  it('shows messages before and after, and what a backtest cannot know', async () => {
    aServer(server());
    renderAt(whatif);
    const table = await screen.findByRole('table', { name: '' });
    expect(await within(table).findByRole('rowheader', { name: 'Welcome' })).toBeInTheDocument();
    expect(within(table).getByText('120')).toBeInTheDocument();
    expect(screen.getByText(/a draft that writes to more people sees no more clicks/)).toBeInTheDocument();
    expect(screen.getByText('Nobody became an MQL.')).toBeInTheDocument();
  });

  it('starts for a version, and shows how far it is until it is stopped', async () => {
    const running: Backtest = aBacktest((t) => {
      t.standing = { ...t.standing, id: 'b2', state: 'RUNNING', done: 100, total: 400 };
      t.report = null;
    });
    const calls = aServer(
      server({
        'GET /api/playbook/backtests': { items: [] },
        'POST /api/playbook/backtests': running,
        'GET /api/playbook/backtests/b2': running,
        'POST /api/playbook/backtests/b2/cancel': running.standing,
      }),
    );
    const { router } = renderAt(whatif);
    expect(await screen.findByText(/Nothing was tried yet/)).toBeInTheDocument();
    await userEvent.click(await screen.findByRole('button', { name: 'Start the backtest' }));
    expect(await screen.findByText(/100 of 400 leads/)).toBeInTheDocument();
    expect(screen.getByText('It goes on when you leave this page.')).toBeInTheDocument();
    expect(router.state.location.search).toMatchObject({ run: 'b2' });
    const asked = calls.find((c) => c.method === 'POST' && c.path === '/api/playbook/backtests');
    expect(asked?.body).toHaveProperty('from');
    expect(asked?.body).not.toHaveProperty('version');
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(calls.some((c) => c.path.endsWith('/b2/cancel'))).toBe(true));
  });

  it('waits, fails and says so', async () => {
    aServer(server({ 'GET /api/playbook/backtests': pending }));
    const { unmount } = renderAt(whatif);
    expect(await screen.findByRole('button', { name: 'Start the backtest' })).toBeInTheDocument();
    expect(screen.queryByText(/Nothing was tried yet/)).not.toBeInTheDocument();
    unmount();
    aServer(server({ 'GET /api/playbook/backtests': new Status(500, { title: 'Broken' }) }));
    renderAt(whatif);
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });
});

describe('the history', () => {
  const at = '/playbook/history';

  it('tells who, when, why, who approved and what came back', async () => {
    aServer(server());
    renderAt(at);
    expect(await screen.findByText('Stricter A')).toBeInTheDocument();
    expect(screen.getByText(/2 changes · approved by 王芳 · brings back version 1/)).toBeInTheDocument();
    expect(screen.getByText('in force')).toBeInTheDocument();
  });

  it('opens a version as sentences and numbers, before and after', async () => {
    const calls = aServer(server());
    renderAt(`${at}?open=3`);
    const part = await screen.findByRole('region', { name: 'Segments' });
    expect(
      within(part).getByLabelText('before: has been in the stage for 3 days or longer'),
    ).toBeInTheDocument();
    expect(within(part).getByLabelText('after: has the tag “Long gone”')).toBeInTheDocument();
    const limits = screen.getByRole('region', { name: 'Scoring: limits' });
    expect(limits).toHaveTextContent('Grade limits › A from');
    expect(within(limits).getByLabelText('before: 60')).toBeInTheDocument();
    expect(screen.getByRole('region', { name: 'Tags' })).toHaveTextContent('Long gone');
    const asked = calls.find((c) => c.path === '/api/playbook/diff');
    expect(Object.fromEntries(asked!.query)).toEqual({ from: '2', to: '3' });
  });

  it('rolls back only with a note, after showing the difference', async () => {
    const calls = aServer(server({ 'POST /api/playbook/versions/2/rollback': { version: 4 } }));
    renderAt(`${at}?open=2`);
    await userEvent.click(await screen.findByRole('button', { name: 'Roll back to it…' }));
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findByText('Grade limits › A from')).toBeInTheDocument();
    expect(within(dialog).getByRole('button', { name: 'Roll back' })).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText('Why'), 'Too many MQLs');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Roll back' }));
    expect(await screen.findByText('In force as version 4.')).toBeInTheDocument();
    expect(calls.find((c) => c.path.endsWith('/rollback'))?.body).toEqual({ note: 'Too many MQLs' });
  });

  it('shows the line and the column of a mistake in imported text', async () => {
    aServer(
      server({
        'PUT /api/playbook/draft': new Status(400, {
          title: 'Not taken',
          errors: [
            {
              place: '',
              code: 'yaml-syntax',
              args: ['2', '7', 'x'],
              message: 'line 2, column 7: this is no YAML (x).',
            },
          ],
        }),
      }),
    );
    renderAt(at);
    await userEvent.click(await screen.findByRole('button', { name: 'Import YAML…' }));
    const text = await screen.findByLabelText('YAML text');
    await userEvent.click(text);
    await userEvent.paste('name: One\nrules: [oops\n');
    await userEvent.click(screen.getByRole('button', { name: 'Make it the draft' }));
    expect(await screen.findByText(/line 2, column 7/)).toBeInTheDocument();
    expect(screen.getByLabelText('Line 2, column 7').textContent).toContain(
      '    2  rules: [oops\n             ^',
    );
  });

  it('asks for a review, and wants to know why one is declined', async () => {
    const approved = { ...draft, review: { ...draft.review, approvedBy: '王芳' } };
    const calls = aServer(server({ 'POST /api/playbook/review/approve': approved }));
    renderAt(at);
    await userEvent.click(await screen.findByRole('button', { name: 'Decline' }));
    expect(await screen.findByText('Say what should be different.')).toBeInTheDocument();
    expect(calls.some((c) => c.path.includes('/review/'))).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(await screen.findByText('Approved by 王芳.')).toBeInTheDocument();
    expect(calls.find((c) => c.path.endsWith('/approve'))?.body).toEqual({ etag: 'e1', note: '' });
  });

  it('teaches when empty, and offers to try again when it fails', async () => {
    aServer(server({ 'GET /api/playbook/versions': { items: [] } }));
    const { unmount } = renderAt(at);
    expect(await screen.findByText('No playbook was published yet.')).toBeInTheDocument();
    unmount();
    aServer(server({ 'GET /api/playbook/versions': new Status(500, { title: 'Broken' }) }));
    renderAt(at);
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });
});
