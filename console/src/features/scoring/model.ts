/** Work on scoring rules and limits, apart from how they are shown. */
import type { Condition, Dimension, GradeMatrix, Lifecycle, Model, ScoreRule } from '@/shared/playbook';

export const fits = ['A', 'B', 'C', 'D'] as const;
export const engagements = ['1', '2', '3', '4'] as const;

export const models: Record<Dimension, readonly Model[]> = {
  FIT: ['PERSON', 'COMPANY'],
  ENGAGEMENT: ['ONLINE', 'EMAIL', 'SOCIAL'],
  SPAM: ['SPAM'],
};

export const dimensions: readonly Dimension[] = ['FIT', 'ENGAGEMENT', 'SPAM'];

export function dimensionOf(model: Model): Dimension {
  return dimensions.find((d) => models[d].includes(model)) ?? 'FIT';
}

/** A rule with nothing decided yet; deeds fade by default, facts stay. */
export function newRule(model: Model): ScoreRule {
  const id = `rule-${crypto.randomUUID().slice(0, 8)}`;
  if (dimensionOf(model) === 'ENGAGEMENT') {
    return {
      id,
      name: '',
      model,
      trigger: { kind: 'each', pattern: { type: '', where: [] } },
      points: 5,
      cap: 20,
      decay: { kind: 'halfLife', halfLife: 'P30D' },
    };
  }
  return {
    id,
    name: '',
    model,
    trigger: { kind: 'while', condition: { kind: 'all', of: [] } },
    points: 10,
    cap: null,
    decay: { kind: 'none' },
  };
}

export type Flaw = 'nameNeeded' | 'eventNeeded' | 'conditionNeeded' | 'pointsNeeded';

/** What a rule still misses to mean anything. */
export function flawsOf(rule: ScoreRule): Flaw[] {
  const flaws: Flaw[] = [];
  if (rule.name.trim() === '') flaws.push('nameNeeded');
  if (rule.trigger.kind === 'each' && rule.trigger.pattern.type.trim() === '') flaws.push('eventNeeded');
  if (rule.trigger.kind === 'while') {
    const { condition } = rule.trigger;
    if ((condition.kind === 'all' || condition.kind === 'any') && condition.of.length === 0) {
      flaws.push('conditionNeeded');
    }
  }
  if (rule.points === 0) flaws.push('pointsNeeded');
  return flaws;
}

/** Whether every limit is at least the one after it. */
export function inOrder({ a, b, c, one, two, three }: GradeMatrix): boolean {
  return a >= b && b >= c && one >= two && two >= three;
}

function gradesIn(condition: Condition): string[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap(gradesIn);
    case 'gradeIn':
      return condition.grades;
    default:
      return []; // what is under a "not", and every other question, names no grade that is wanted
  }
}

/** The grades that make an MQL, stars spelled out: `A*` is the row, `*1` the column. */
export function readyGrades(lifecycle: Lifecycle): Set<string> {
  const entry = lifecycle.stages.find((s) => s.id.toUpperCase() === 'MQL')?.entry;
  if (entry === undefined || entry === null) return new Set();
  const wanted = gradesIn(entry);
  const all = fits.flatMap((f) => engagements.map((e) => f + e));
  return new Set(
    all.filter((g) => wanted.some((w) => (w[0] === '*' || w[0] === g[0]) && (w[1] === '*' || w[1] === g[1]))),
  );
}
