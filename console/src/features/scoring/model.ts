/** Work on scoring rules and limits, apart from how they are shown. */
import { patternFlaw } from '@/shared/conditions';
import {
  durationSeconds,
  type Condition,
  type Decay,
  type Dimension,
  type GradeMatrix,
  type Lifecycle,
  type Model,
  type Pattern,
  type ScoreRule,
  type ScoreTrigger,
} from '@/shared/playbook';

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

export const triggers: readonly ScoreTrigger['kind'][] = ['while', 'each', 'silent'];

/** The same rule giving its points for something else; only deeds are capped and fade. */
export function withTrigger(rule: ScoreRule, kind: ScoreTrigger['kind']): ScoreRule {
  const still = { cap: null, capPerDay: null, decay: { kind: 'none' as const } };
  switch (kind) {
    case 'while':
      return { ...rule, ...still, trigger: { kind, condition: { kind: 'all', of: [] } } };
    case 'each':
      return { ...rule, trigger: { kind, pattern: { type: '', where: [] } } };
    case 'silent':
      return withPoints(
        { ...rule, ...still, trigger: { kind, pattern: null, after: 'P30D', most: 3 } },
        -Math.abs(rule.points),
      );
  }
}

/** Caps stand on the same side of zero as the points. */
export function withPoints(rule: ScoreRule, points: number): ScoreRule {
  return { ...rule, points, cap: capFor(rule.cap, points), capPerDay: capFor(rule.capPerDay, points) };
}

/** A cap as the engine wants it, from how many points people say it is. */
export function capFor(amount: number | null | undefined, points: number): number | null {
  if (amount === null || amount === undefined) return null;
  return points < 0 ? -Math.abs(amount) : Math.abs(amount);
}

export const decays: readonly Decay['kind'][] = ['none', 'halfLife', 'linear', 'expiry'];

/** Points that fade another way, over the same time. */
export function withDecay(decay: Decay, kind: Decay['kind']): Decay {
  const time = fadingTime(decay) ?? 'P30D';
  switch (kind) {
    case 'none':
      return { kind };
    case 'halfLife':
      return { kind, halfLife: time };
    case 'linear':
      return { kind, toZero: time };
    case 'expiry':
      return { kind, after: time };
  }
}

/** The time a way of fading is told by; undefined when points stay. */
export function fadingTime(decay: Decay): string | undefined {
  switch (decay.kind) {
    case 'none':
      return undefined;
    case 'halfLife':
      return decay.halfLife;
    case 'linear':
      return decay.toZero;
    case 'expiry':
      return decay.after;
  }
}

/** How much of some points is left after so many seconds, 0 to 1; as the engine counts it. */
export function left(decay: Decay, seconds: number): number {
  const time = durationSeconds(fadingTime(decay) ?? '');
  if (decay.kind === 'none' || time === 0) return 1;
  switch (decay.kind) {
    case 'halfLife':
      return 2 ** (-seconds / time);
    case 'linear':
      return Math.max(0, 1 - seconds / time);
    case 'expiry':
      return seconds < time ? 1 : 0;
  }
}

export type Flaw = 'timeNeeded' | 'nameNeeded' | 'eventNeeded' | 'conditionNeeded' | 'pointsNeeded';

/** What a rule still misses to mean anything. */
export function flawsOf(rule: ScoreRule): Flaw[] {
  const flaws: Flaw[] = [];
  if (rule.name.trim() === '') flaws.push('nameNeeded');
  const { trigger } = rule;
  const pattern = trigger.kind === 'while' ? undefined : (trigger.pattern ?? undefined);
  if (pattern !== undefined && unfinished(pattern)) flaws.push('eventNeeded');
  if (trigger.kind === 'silent' && durationSeconds(trigger.after) === 0) flaws.push('timeNeeded');
  const fading = fadingTime(rule.decay);
  if (fading !== undefined && durationSeconds(fading) === 0) flaws.push('timeNeeded');
  if (trigger.kind === 'while') {
    const { condition } = trigger;
    if ((condition.kind === 'all' || condition.kind === 'any') && condition.of.length === 0) {
      flaws.push('conditionNeeded');
    }
  }
  if (rule.points === 0) flaws.push('pointsNeeded');
  return flaws;
}

const unfinished = (pattern: Pattern) => patternFlaw(pattern) !== undefined;

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
