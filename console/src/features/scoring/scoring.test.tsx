import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aPlaybook } from '@/test/playbook';
import { aMarketer, aServer, pending, renderAt, Status } from '@/test/render';
import { flawsOf, inOrder, left, newRule, readyGrades, withDecay, withPoints, withTrigger } from './model';

const playbook = aPlaybook();
const base = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  'GET /api/session': aMarketer,
  'GET /api/playbook': { version: 3, publishedAt: '', publishedBy: '', note: '', playbook },
  'GET /api/playbook/draft': { base: 3, etag: 'e', playbook, problems: [] },
  'GET /api/playbook/vocabulary': {
    fields: playbook.fields,
    eventTypes: ['page'],
    tags: playbook.tags,
    segments: playbook.segments,
    stages: playbook.lifecycle.stages,
    journeys: playbook.journeys,
    channels: ['email'],
  },
  'GET /api/scoring/matrix': { grades: { A1: 12, B2: 340 }, total: 352 },
  ...over,
});
const answer = { base: 3, etag: 'f', playbook, problems: [] };

describe('scoring', () => {
  it('reads every rule as a sentence with its points', async () => {
    aServer(base());
    renderAt('/scoring');
    const rule = within(await screen.findByRole('button', { name: /Looked at prices/ }));
    expect(rule.getByText('+8')).toBeInTheDocument();
    expect(
      await rule.findByText(/page visited.*\/pricing.*at most 40.*half is left after 30 days/),
    ).toBeInTheDocument();
  });

  it('shows the leads of every grade and opens them', async () => {
    aServer(base());
    const { router } = renderAt('/scoring');
    await userEvent.click(await screen.findByRole('button', { name: /B2.*340/ }));
    await waitFor(() => expect(router.state.location.href).toBe('/leads?grade=B2'));
  });

  it('writes a changed rule to the draft', async () => {
    const calls = aServer(base({ 'PUT /api/playbook/draft/scoring/rules/did-pricing': answer }));
    renderAt('/scoring');
    await userEvent.click(await screen.findByRole('button', { name: /Looked at prices/ }));
    const points = await screen.findByLabelText('Points');
    await userEvent.clear(points);
    await userEvent.type(points, '12');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(calls.some((c) => c.method === 'PUT')).toBe(true));
    expect(calls.find((c) => c.method === 'PUT')?.body).toMatchObject({
      id: 'did-pricing',
      points: 12,
      cap: 40,
    });
  });

  it('takes points away for silence, and says so', async () => {
    const silent = aPlaybook((p) => {
      p.scoring.rules = [
        { ...withTrigger(newRule('ONLINE'), 'silent'), id: 'silent', name: 'Went silent', points: -10 },
      ];
      p.scoring.modelCaps = { ONLINE: 80 };
      p.scoring.account = { engagedFrom: 30, most: 3 };
    });
    aServer(base({ 'GET /api/playbook/draft': { ...answer, playbook: silent } }));
    renderAt('/scoring');
    const rule = within(await screen.findByRole('button', { name: /Went silent/ }));
    expect(rule.getByText('−10')).toBeInTheDocument();
    expect(rule.getByText('For every 30 days of silence, at most 3 times')).toBeInTheDocument();
    expect(screen.getByText('On the web adds at most 80')).toBeInTheDocument();
    expect(screen.getByText(/engagement of its 3 most engaged leads.*from 30 points/)).toBeInTheDocument();
  });

  it('shows how points fade, and writes the cap of a model to the draft', async () => {
    const calls = aServer(base({ 'PUT /api/playbook/draft/scoring': answer }));
    const drawn = renderAt('/scoring?rule=did-pricing');
    expect(await screen.findByRole('figure', { name: 'How +8 points fade over time' })).toHaveTextContent(
      '30 days: +4',
    );
    drawn.unmount();
    renderAt('/scoring');
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
    await userEvent.type(screen.getByLabelText('E-mail'), '30');
    await userEvent.click(screen.getByRole('switch', { name: 'Score accounts' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(calls.find((c) => c.method === 'PUT')?.body).toMatchObject({
        modelCaps: { EMAIL: 30 },
        account: { engagedFrom: 30, most: 3 },
        rules: [{ id: 'fit-executive' }, { id: 'did-pricing' }, { id: 'spam-throwaway' }],
      }),
    );
  });

  it('does not save a rule that says nothing', async () => {
    const calls = aServer(base());
    renderAt('/scoring');
    await userEvent.click(await screen.findByRole('button', { name: 'Add a rule: E-mail' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Give the rule a name.')).toBeInTheDocument();
    expect(screen.getByText('Say which event is meant.')).toBeInTheDocument();
    expect(calls.some((c) => c.method === 'PUT')).toBe(false);
  });

  it('refuses limits that do not fall', async () => {
    const calls = aServer(base({ 'PUT /api/playbook/draft/scoring': answer }));
    renderAt('/scoring');
    await userEvent.click(await screen.findByRole('button', { name: 'Change the limits' }));
    const a = screen.getByLabelText('Fit A');
    await userEvent.clear(a);
    await userEvent.type(a, '5');
    expect(await screen.findByText('Limits must fall from one grade to the next.')).toBeInTheDocument();
    await userEvent.clear(a);
    await userEvent.type(a, '70');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(calls.find((c) => c.method === 'PUT')?.body).toMatchObject({ matrix: { a: 70, b: 40 } }),
    );
  });

  it('shows the matrix the draft would make of a sample', async () => {
    const changed = aPlaybook((p) => {
      p.scoring.matrix.a = 80;
    });
    aServer(
      base({
        'GET /api/playbook/draft': { ...answer, playbook: changed },
        'POST /api/playbook/draft/effect': {
          sample: 900,
          grades: { live: {}, draft: { A1: 77 } },
          stages: { live: {}, draft: {} },
          segments: { live: {}, draft: {} },
          changed: [],
        },
      }),
    );
    renderAt('/scoring');
    await userEvent.click(await screen.findByText('With the draft'));
    expect(await screen.findByText('77')).toBeInTheDocument();
    expect(screen.getByText(/a sample of 900 leads/)).toBeInTheDocument();
  });

  it('teaches when there is no rule, waits, and says what to do when it fails', async () => {
    const empty = aPlaybook((p) => {
      p.scoring.rules = [];
    });
    aServer(base({ 'GET /api/playbook/draft': { ...answer, playbook: empty } }));
    const first = renderAt('/scoring', 'zh-CN');
    expect(await screen.findByText(/规则根据线索的身份与行为给分/)).toBeInTheDocument();
    first.unmount();
    aServer(base({ 'GET /api/playbook/draft': pending }));
    const second = renderAt('/scoring');
    expect(await screen.findAllByRole('status', { name: 'Loading' })).not.toHaveLength(0);
    second.unmount();
    aServer(base({ 'GET /api/playbook/draft': new Status(500) }));
    renderAt('/scoring');
    expect(await screen.findByText('The server made a mistake.', {}, { timeout: 8000 })).toBeInTheDocument();
  });
});

describe('the model of scoring', () => {
  const day = 86_400;

  it('counts what is left of points as the engine does', () => {
    expect(left({ kind: 'none' }, 900 * day)).toBe(1);
    expect(left({ kind: 'halfLife', halfLife: 'P30D' }, 60 * day)).toBeCloseTo(0.25);
    expect(left({ kind: 'linear', toZero: 'P30D' }, 15 * day)).toBeCloseTo(0.5);
    expect(left({ kind: 'linear', toZero: 'P30D' }, 31 * day)).toBe(0);
    expect(left({ kind: 'expiry', after: 'P30D' }, 29 * day)).toBe(1);
    expect(left({ kind: 'expiry', after: 'P30D' }, 30 * day)).toBe(0);
    expect(withDecay({ kind: 'halfLife', halfLife: 'P9D' }, 'linear')).toEqual({
      kind: 'linear',
      toZero: 'P9D',
    });
  });

  it('keeps caps on the side of the points', () => {
    const rule = { ...newRule('EMAIL'), capPerDay: 8 };
    expect(withPoints(rule, -5)).toMatchObject({ points: -5, cap: -20, capPerDay: -8 });
    expect(withTrigger(rule, 'silent')).toMatchObject({ points: -5, cap: null, decay: { kind: 'none' } });
  });

  it('spells out the stars of the grades that make an MQL, and ignores what is excluded', () => {
    const { lifecycle } = aPlaybook((p) => {
      p.lifecycle.stages.find((s) => s.id === 'MQL')!.entry = {
        kind: 'all',
        of: [
          { kind: 'any', of: [{ kind: 'gradeIn', grades: ['A*', 'B1'] }, { kind: 'isSpam' }] },
          { kind: 'not', of: { kind: 'gradeIn', grades: ['D4'] } },
        ],
      };
    });
    expect([...readyGrades(lifecycle)]).toEqual(['A1', 'A2', 'A3', 'A4', 'B1']);
  });

  it('knows what a rule misses and whether limits fall', () => {
    expect(flawsOf({ ...newRule('PERSON'), points: 0 })).toEqual([
      'nameNeeded',
      'conditionNeeded',
      'pointsNeeded',
    ]);
    expect(flawsOf(playbook.scoring.rules[0]!)).toEqual([]);
    expect(inOrder(playbook.scoring.matrix)).toBe(true);
    expect(inOrder({ ...playbook.scoring.matrix, two: 99 })).toBe(false);
  });
});
