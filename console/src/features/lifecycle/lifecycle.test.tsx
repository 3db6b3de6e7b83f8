import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Lifecycle } from '@/shared/playbook';
import { aPlaybook } from '@/test/playbook';
import { aMarketer, aServer, pending, renderAt, Status } from '@/test/render';
import { flawsOf, moved, newStage, stageId, teamsAlong, withoutStage, withStage } from './model';
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
