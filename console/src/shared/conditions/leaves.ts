/** What each kind of line starts from, how values compare, and what a line misses to mean anything. */
import { durationSeconds } from '../playbook/duration';
import type {
  Condition,
  Field,
  Filter,
  FilterOp,
  Pattern,
  TraitOp,
  Value,
  Vocabulary,
  Window,
} from '../playbook/types';
import { isGroup, type FieldType, type Group, type Leaf, type LeafKind, type Scalar } from './model';
import { fieldIn } from './vocabulary';

export function newPattern(vocabulary: Vocabulary): Pattern {
  return { type: vocabulary.eventTypes[0] ?? 'page', where: [] };
}

/** A leaf to start from, with the first thing the vocabulary offers. */
export function newLeaf(kind: LeafKind, vocabulary: Vocabulary): Leaf {
  const first = (list: readonly { id: string }[]) => list[0]?.id ?? '';
  switch (kind) {
    case 'trait': {
      const field = vocabulary.fields[0];
      return { kind, field: field?.key ?? '', op: opsFor(field?.type)[0] ?? 'IS', values: [] };
    }
    case 'happened':
      return { kind, pattern: newPattern(vocabulary), times: 'AT_LEAST', n: 1, window: { kind: 'ever' } };
    case 'measured':
      return {
        kind,
        pattern: newPattern(vocabulary),
        property: '',
        measure: 'SUM',
        times: 'AT_LEAST',
        amount: 1,
        window: { kind: 'ever' },
      };
    case 'hasTag':
    case 'hadTag':
      return { kind, tag: first(vocabulary.tags) };
    case 'inSegment':
    case 'wasInSegment':
      return { kind, segment: first(vocabulary.segments) };
    case 'scoreAtLeast':
    case 'scoreBelow':
      return { kind, dimension: 'ENGAGEMENT', points: 40 };
    case 'scoreSumAtLeast':
      return { kind, points: 80 };
    case 'scoreCrossed':
      return { kind, dimension: 'ENGAGEMENT', points: 40, within: 'P7D' };
    case 'gradeRose':
      return { kind, within: 'P7D' };
    case 'gradeIn':
      return { kind, grades: ['A1'] };
    case 'isSpam':
      return { kind };
    case 'stageIs':
      return { kind, stages: vocabulary.stages.slice(0, 1).map((s) => s.id) };
    case 'stageWas':
      return { kind, stage: first(vocabulary.stages) };
    case 'inStageFor':
      return { kind, duration: 'P7D' };
    case 'owned':
      return { kind, owner: null };
    case 'reachable':
      return { kind, channel: vocabulary.channels[0] ?? 'email' };
    case 'permissionIs':
      return { kind, channel: vocabulary.channels[0] ?? 'email', permission: 'GRANTED' };
    case 'accountTrait':
      return { kind, field: 'name', op: 'CONTAINS', values: [] };
    case 'accountEngaged':
      return { kind, times: 'AT_LEAST', n: 3 };
    case 'accountScoreAtLeast':
      return { kind, points: 100 };
    case 'inJourney':
    case 'finishedJourney':
      return { kind, journey: first(vocabulary.journeys) };
    case 'reachedNode':
      return { kind, journey: first(vocabulary.journeys), node: first(vocabulary.journeys[0]?.nodes ?? []) };
  }
}

const byType: Record<FieldType, readonly TraitOp[]> = {
  TEXT: ['IS', 'IS_NOT', 'ONE_OF', 'CONTAINS', 'STARTS_WITH', 'MATCHES', 'IS_SET', 'IS_EMPTY'],
  NUMBER: [
    'IS',
    'IS_NOT',
    'ONE_OF',
    'AT_LEAST',
    'GREATER',
    'AT_MOST',
    'LESS',
    'BETWEEN',
    'IS_SET',
    'IS_EMPTY',
  ],
  FLAG: ['IS', 'IS_NOT', 'IS_SET', 'IS_EMPTY'],
  DATE: [
    'IN_LAST_DAYS',
    'IN_NEXT_DAYS',
    'ANNIVERSARY_TODAY',
    'GREATER',
    'AT_LEAST',
    'LESS',
    'AT_MOST',
    'BETWEEN',
    'IS',
    'IS_NOT',
    'IS_SET',
    'IS_EMPTY',
  ],
  CHOICE: ['IS', 'IS_NOT', 'ONE_OF', 'CONTAINS', 'STARTS_WITH', 'MATCHES', 'IS_SET', 'IS_EMPTY'],
  LIST: ['CONTAINS', 'ONE_OF', 'IS', 'IS_NOT', 'IS_SET', 'IS_EMPTY'],
};

/** Every way to compare a property of an event. */
export const filterOps: readonly FilterOp[] = [
  'IS',
  'IS_NOT',
  'ONE_OF',
  'CONTAINS',
  'STARTS_WITH',
  'MATCHES',
  'GREATER',
  'AT_LEAST',
  'LESS',
  'AT_MOST',
  'IS_SET',
  'IS_EMPTY',
];

/** How values of a field's type can be compared, the likeliest first. */
export function opsFor(type: FieldType | undefined): readonly TraitOp[] {
  return byType[type ?? 'TEXT'];
}

const ordered: readonly TraitOp[] = ['AT_LEAST', 'GREATER', 'AT_MOST', 'LESS', 'BETWEEN'];

/** How traits of accounts, whose types nobody declared, can be compared. */
export const accountOps: readonly TraitOp[] = [
  ...byType.TEXT,
  ...ordered,
  'IN_LAST_DAYS',
  'IN_NEXT_DAYS',
  'ANNIVERSARY_TODAY',
];

/** What kind of value an undeclared trait is compared with. */
export const undeclared = (op: TraitOp): FieldType => (ordered.includes(op) ? 'NUMBER' : 'TEXT');

/** How many values an operator takes: none, one, two, or any number from one. */
export function arity(op: TraitOp | FilterOp): 0 | 1 | 2 | 'many' {
  if (op === 'IS_SET' || op === 'IS_EMPTY' || op === 'ANNIVERSARY_TODAY') return 0;
  if (op === 'BETWEEN') return 2;
  return op === 'ONE_OF' ? 'many' : 1;
}

/** The values that still make sense when the operator changes. */
export function fitValues(values: readonly Value[], op: TraitOp | FilterOp): Value[] {
  const most = arity(op);
  if (most === 'many') return [...values];
  return values.slice(0, most);
}

/** What a person typed, as the kind of value the field takes; null when it is none yet. */
export function readScalar(text: string, type: FieldType | undefined): Scalar | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (type === 'NUMBER') {
    const number = Number(trimmed);
    return Number.isFinite(number) ? number : null;
  }
  if (type === 'FLAG') return trimmed === 'true';
  return trimmed;
}

/** A value typed for a property of an event, whose type nobody declared: numbers are numbers where they are compared as such. */
export function readProperty(text: string, op: FilterOp): Scalar | null {
  const numeric = op === 'GREATER' || op === 'AT_LEAST' || op === 'LESS' || op === 'AT_MOST';
  return readScalar(text, numeric ? 'NUMBER' : 'TEXT');
}

/** A problem found before the server is asked; `place` as in the server's. */
export interface Flaw {
  place: string;
  code: 'choose' | 'values' | 'pattern' | 'emptyGroup' | 'duration' | 'dates';
}

/** What is missing in a condition for it to mean anything. An empty root asks nothing and is no flaw. */
export function flaws(condition: Condition, vocabulary: Vocabulary): Flaw[] {
  const found: Flaw[] = [];
  walk(condition, '', (leaf, place) => {
    const code = flawOf(leaf, vocabulary);
    if (code !== undefined) found.push({ place, code });
  });
  return found;
}

function walk(condition: Condition, place: string, visit: (c: Group | Leaf, place: string) => void): void {
  if (condition.kind === 'not') return walk(condition.of, `${place}/of`, visit);
  if (isGroup(condition)) {
    if (condition.of.length === 0 && place !== '') visit(condition, place);
    condition.of.forEach((c, i) => walk(c, `${place}/of/${i}`, visit));
  } else visit(condition, place);
}

function flawOf(leaf: Group | Leaf, vocabulary: Vocabulary): Flaw['code'] | undefined {
  switch (leaf.kind) {
    case 'all':
    case 'any':
      return 'emptyGroup';
    case 'trait':
      if (leaf.field === '') return 'choose';
      return enough(leaf.op, leaf.values, fieldIn(vocabulary, leaf.field)) ? undefined : 'values';
    case 'accountTrait':
      if (leaf.field === '') return 'choose';
      return enough(leaf.op, leaf.values) ? undefined : 'values';
    case 'happened':
      return patternFlaw(leaf.pattern) ?? windowFlaw(leaf.window);
    case 'measured':
      if (leaf.property.trim() === '') return 'values';
      return patternFlaw(leaf.pattern) ?? windowFlaw(leaf.window);
    case 'hasTag':
    case 'hadTag':
      return leaf.tag === '' ? 'choose' : undefined;
    case 'inSegment':
    case 'wasInSegment':
      return leaf.segment === '' ? 'choose' : undefined;
    case 'gradeIn':
      return leaf.grades.length === 0 ? 'choose' : undefined;
    case 'stageIs':
      return leaf.stages.length === 0 ? 'choose' : undefined;
    case 'stageWas':
      return leaf.stage === '' ? 'choose' : undefined;
    case 'inStageFor':
      return lasts(leaf.duration);
    case 'reachable':
    case 'permissionIs':
      return leaf.channel === '' ? 'choose' : undefined;
    case 'inJourney':
    case 'finishedJourney':
      return leaf.journey === '' ? 'choose' : undefined;
    case 'reachedNode':
      return leaf.journey === '' || leaf.node === '' ? 'choose' : undefined;
    case 'scoreAtLeast':
    case 'scoreBelow':
    case 'scoreSumAtLeast':
    case 'accountScoreAtLeast':
      return Number.isFinite(leaf.points) ? undefined : 'values';
    case 'scoreCrossed':
    case 'gradeRose':
      return lasts(leaf.within);
    case 'isSpam':
    case 'owned':
    case 'accountEngaged':
      return undefined;
  }
}

const lasts = (duration: string) => (durationSeconds(duration) > 0 ? undefined : ('duration' as const));

/** What a pattern misses, what must have come before it included. */
export function patternFlaw(pattern: Pattern): Flaw['code'] | undefined {
  if (pattern.type.trim() === '' || pattern.where.some((f) => !complete(f))) return 'pattern';
  if (pattern.after === null || pattern.after === undefined) return undefined;
  return patternFlaw(pattern.after.first) ?? lasts(pattern.after.within);
}

function windowFlaw(window: Window): Flaw['code'] | undefined {
  switch (window.kind) {
    case 'inLast':
      return lasts(window.duration);
    case 'between': {
      const { from, to } = window;
      if ((from ?? null) === null && (to ?? null) === null) return 'dates';
      return from && to && from >= to ? 'dates' : undefined;
    }
    case 'ever':
    case 'sinceStage':
    case 'sinceJourney':
      return undefined;
  }
}

function enough(op: TraitOp | FilterOp, values: readonly Value[], field?: Field): boolean {
  const wanted = arity(op);
  if (field?.type === 'FLAG' && op === 'IS') return values.length === 1;
  return wanted === 'many' ? values.length > 0 : values.length === wanted;
}

function complete(filter: Filter): boolean {
  return filter.path.trim() !== '' && enough(filter.op, filter.values);
}
