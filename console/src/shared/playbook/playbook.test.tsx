import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aPlaybook } from '@/test/playbook';
import { aMarketer, aServer, renderAlone, Status } from '@/test/render';
import { changesOf } from './changes';
import { DraftBar } from './DraftBar';
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

  const server = (problems: unknown[] = []) => ({
    'GET /api/session': aMarketer,
    'GET /api/playbook': { version: 3, publishedAt: '', publishedBy: '', note: '', playbook },
    'GET /api/playbook/draft': { base: 3, etag: 'e1', playbook: changed, problems },
  });

  it('is published with a note, and only with one', async () => {
    const calls = aServer({ ...server(), 'POST /api/playbook/publish': { version: 4 } });
    renderAlone(<DraftBar />);
    await screen.findByText(/3 changes that are not in force/);
    await userEvent.click(await screen.findByRole('button', { name: 'Publish…' }));
    expect(await screen.findByText('Welcome, again')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Publish' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText('What changes, and why'), 'Stricter A');
    await userEvent.click(screen.getByRole('button', { name: 'Publish' }));
    expect(await screen.findByText('Published as version 4.')).toBeInTheDocument();
    expect(calls.find((c) => c.path === '/api/playbook/publish')?.body).toEqual({ note: 'Stricter A' });
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
