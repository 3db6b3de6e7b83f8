import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aBacktest } from '@/test/backtest';
import { aPlaybook } from '@/test/playbook';
import { aMarketer, aServer, renderAlone, Status } from '@/test/render';
import { changesOf } from './changes';
import { DraftBar } from './DraftBar';
import { PublishDialog } from './PublishDialog';
import { durationSeconds, joinDuration, splitDuration } from './duration';

const playbook = aPlaybook();
describe('a duration', () => {
  it('is said in the largest unit that divides it', () => {
    expect(splitDuration('PT72H')).toEqual({ amount: 3, unit: 'day' });
    expect(splitDuration('P2W')).toEqual({ amount: 2, unit: 'week' });
    expect(splitDuration('PT90M')).toEqual({ amount: 90, unit: 'minute' });
    expect(durationSeconds(joinDuration(2, 'week'))).toBe(14 * 86_400);
    expect(durationSeconds('nonsense')).toBe(0);
  });
});

describe('the draft', () => {
  const changed = aPlaybook((p) => {
    p.scoring.matrix.a = 70;
    p.journeys[0]!.name = 'Welcome, again';
    p.journeys[0]!.version = 7;
    p.tags.pop();
  });

  it('knows what it changes, whatever order and nulls the JSON has', () => {
    expect(changesOf(playbook, JSON.parse(JSON.stringify(playbook)) as typeof playbook)).toEqual([]);
    expect(changesOf(playbook, changed).map((c) => `${c.part} ${c.kind}`)).toEqual([
      'tag removed',
      'limits changed',
      'journey changed',
    ]);
  });

  const server = (problems: unknown[] = [], review?: unknown) => ({
    'GET /api/session': aMarketer,
    'GET /api/playbook': { version: 3, publishedAt: '', publishedBy: '', note: '', playbook },
    'GET /api/playbook/draft': {
      base: 3,
      etag: 'e1',
      changedAt: '2026-11-19T09:00:00Z',
      playbook: changed,
      problems,
      ...(review === undefined ? {} : { review }),
    },
    'GET /api/playbook/diff': {
      from: '3',
      to: 'draft',
      count: 1,
      items: [
        {
          part: 'journeys',
          id: 'welcome',
          name: 'Welcome, again',
          kind: 'CHANGED',
          changes: [{ place: '/name', within: [], before: 'Welcome', after: 'Welcome, again' }],
        },
      ],
      names: {},
    },
    'GET /api/playbook/backtests': { items: [aBacktest().standing] },
    'GET /api/playbook/backtests/b1': aBacktest(),
  });

  it('is published with a note, and only with one', async () => {
    const calls = aServer({ ...server(), 'POST /api/playbook/publish': { version: 4 } });
    renderAlone(<DraftBar />);
    await screen.findByText(/3 changes that are not in force/);
    await userEvent.click(await screen.findByRole('button', { name: 'Publish…' }));
    expect((await screen.findAllByText('Welcome, again')).length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText('What changes, and why'), 'Stricter A');
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }));
    expect(await screen.findByText('Published as version 4.')).toBeInTheDocument();
    expect(calls.find((c) => c.path === '/api/playbook/publish')?.body).toEqual({ note: 'Stricter A' });
  });

  it('is published knowing what it changes, and what its backtest says', async () => {
    aServer(server());
    renderAlone(<PublishDialog open onClose={() => undefined} />);
    expect(await screen.findByLabelText('after: Welcome, again')).toBeInTheDocument();
    expect(await screen.findByText(/312 more MQLs a month/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'See the report' })).toHaveAttribute(
      'href',
      expect.stringContaining('run=b1'),
    );
  });

  it('does not quote a backtest older than its last change', async () => {
    const old = aBacktest((t) => {
      t.standing.askedAt = '2026-11-18T09:00:00Z';
    });
    aServer({ ...server(), 'GET /api/playbook/backtests': { items: [old.standing] } });
    renderAlone(<PublishDialog open onClose={() => undefined} />);
    expect(await screen.findByText('No backtest of this draft yet.')).toBeInTheDocument();
  });

  it('cannot be published before somebody approves it where that is asked for', async () => {
    const review = { needed: true, approvedBy: null, mayApprove: false, steps: [] };
    aServer(server([], review));
    renderAlone(<PublishDialog open onClose={() => undefined} />);
    await userEvent.type(await screen.findByLabelText('What changes, and why'), 'Stricter A');
    expect(screen.getByText(/Somebody other than its last editor must approve/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled();
    expect(screen.queryByRole('button', { name: 'Approve' })).not.toBeInTheDocument();
  });

  it('cannot be published while it has problems, and says which', async () => {
    aServer(
      server([{ place: '/journeys/0', code: 'x', args: [], message: 'The node hello leads nowhere.' }]),
    );
    renderAlone(<DraftBar />);
    await userEvent.click(await screen.findByRole('button', { name: 'Publish…' }));
    await userEvent.type(await screen.findByLabelText('What changes, and why'), 'x');
    expect(screen.getByText('The node hello leads nowhere.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled();
  });

  it('shows what would change on a sample before it is published', async () => {
    aServer({
      ...server(),
      'POST /api/playbook/draft/effect': {
        sample: 1000,
        grades: { live: { A1: 10 }, draft: { A1: 7, B1: 3 } },
        stages: { live: { MQL: 40 }, draft: { MQL: 31 } },
        segments: { live: {}, draft: {} },
        changed: [
          { lead: 5, name: '王伟', from: { grade: 'A1', stage: 'MQL' }, to: { grade: 'B1', stage: 'LEAD' } },
        ],
      },
    });
    renderAlone(<DraftBar />);
    await userEvent.click(await screen.findByRole('button', { name: 'See the effect' }));
    expect(await screen.findByText('1 lead would stand differently')).toBeInTheDocument();
    expect(screen.getByText('A1 −3')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '王伟' })).toHaveAttribute('href', '/leads/5');
  });

  it('offers no publishing to those who may not', async () => {
    aServer({ ...server(), 'GET /api/session': { user: { ...aMarketer.user, roles: ['ANALYST'] } } });
    renderAlone(<DraftBar />);
    expect(await screen.findByRole('button', { name: 'See the effect' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Publish…' })).not.toBeInTheDocument();
  });

  it('stays silent when it cannot be read', () => {
    aServer({ 'GET /api/session': new Status(401) });
    const { container } = renderAlone(<DraftBar />);
    expect(container).not.toHaveTextContent('Publish');
  });
});
