/** Pure work on condition trees: finding, changing, checking. A path is the way of indexes down from the root. */
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
import { fieldIn } from './vocabulary';

export type Group = Extract<Condition, { kind: 'all' | 'any' }>;
export type Not = Extract<Condition, { kind: 'not' }>;
export type Leaf = Exclude<Condition, Group | Not>;
export type LeafKind = Leaf['kind'];
export type FieldType = Field['type'];
export type Scalar = Exclude<Value, Value[]>;

export type Path = readonly number[];

export const everyone: Group = { kind: 'all', of: [] };

export function isGroup(condition: Condition): condition is Group {
  return condition.kind === 'all' || condition.kind === 'any';
}

/** A condition as editors want it: with a group at the root. */
export function asGroup(condition: Condition | null | undefined): Group {
  if (condition === null || condition === undefined) return everyone;
  return isGroup(condition) ? condition : { kind: 'all', of: [condition] };
}

/** Whether nothing is asked: then every lead is meant. */
export function asksNothing(condition: Condition | null | undefined): boolean {
  if (condition === null || condition === undefined) return true;
  return isGroup(condition) && condition.of.every(asksNothing);
}

/** What stands under a `not`, and whether an odd number of them stands above it. */
export function bare(condition: Condition): { inner: Group | Leaf; negated: boolean } {
  let inner = condition;
  let negated = false;
  while (inner.kind === 'not') {
    negated = !negated;
    inner = inner.of;
  }
  return { inner, negated };
}

export function negate(condition: Condition): Condition {
  return condition.kind === 'not' ? condition.of : { kind: 'not', of: condition };
}

function children(condition: Condition): readonly Condition[] {
  return bare(condition).inner.kind === 'all' || bare(condition).inner.kind === 'any'
    ? (bare(condition).inner as Group).of
    : [];
}

/** `not` takes no step of a path: a path leads through groups only. */
export function at(condition: Condition, path: Path): Condition | undefined {
  return path.reduce<Condition | undefined>(
    (c, i) => (c === undefined ? undefined : children(c)[i]),
    condition,
  );
}

function withChildren(condition: Condition, of: Condition[]): Condition {
  if (condition.kind === 'not') return { kind: 'not', of: withChildren(condition.of, of) };
  return isGroup(condition) ? { ...condition, of } : condition;
}

/** Puts what `change` makes of it in the place of the condition at the path; `undefined` takes it away. */
export function change(
  condition: Condition,
  path: Path,
  make: (now: Condition) => Condition | undefined,
): Condition {
  const [first, ...rest] = path;
  if (first === undefined) return make(condition) ?? everyone;
  const of = children(condition).flatMap((child, i) => {
    if (i !== first) return [child];
    if (rest.length > 0) return [change(child, rest, make)];
    const made = make(child);
    return made === undefined ? [] : [made];
  });
  return withChildren(condition, of);
}

export const remove = (condition: Condition, path: Path) => change(condition, path, () => undefined);

export const replace = (condition: Condition, path: Path, by: Condition) => change(condition, path, () => by);

export const append = (condition: Condition, path: Path, added: Condition) =>
  change(condition, path, (group) => withChildren(group, [...children(group), added]));

/** Moves a condition up or down among its neighbours. */
export function move(condition: Condition, path: Path, by: 1 | -1): Condition {
  const last = path.at(-1);
  if (last === undefined) return condition;
  return change(condition, path.slice(0, -1), (group) => {
    const of = [...children(group)];
    const here = of[last];
    const there = of[last + by];
    if (here === undefined || there === undefined) return group;
    of[last] = there;
    of[last + by] = here;
    return withChildren(group, of);
  });
}

/** The path as the place a problem names: `/of/0/of/2`, with a step for each `not`. */
export function placeOf(condition: Condition, path: Path): string {
  let place = '';
  let now: Condition = condition;
  for (const step of path) {
    while (now.kind === 'not') {
      place += '/of';
      now = now.of;
    }
    const next: Condition | undefined = children(now)[step];
    if (next === undefined) return place;
    place += `/of/${step}`;
    now = next;
  }
  return place;
}

const anyTime: Window = { kind: 'ever' };

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
      return { kind, pattern: newPattern(vocabulary), times: 'AT_LEAST', n: 1, window: anyTime };
    case 'hasTag':
      return { kind, tag: first(vocabulary.tags) };
    case 'inSegment':
      return { kind, segment: first(vocabulary.segments) };
    case 'scoreAtLeast':
      return { kind, dimension: 'ENGAGEMENT', points: 40 };
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
    case 'inJourney':
      return { kind, journey: first(vocabulary.journeys) };
    case 'finishedJourney':
      return { kind, journey: first(vocabulary.journeys) };
  }
}

const byType: Record<FieldType, readonly TraitOp[]> = {
  TEXT: ['IS', 'IS_NOT', 'ONE_OF', 'CONTAINS', 'STARTS_WITH', 'MATCHES', 'IS_SET', 'IS_EMPTY'],
  NUMBER: ['IS', 'IS_NOT', 'AT_LEAST', 'GREATER', 'AT_MOST', 'LESS', 'BETWEEN', 'IS_SET', 'IS_EMPTY'],
  FLAG: ['IS', 'IS_SET', 'IS_EMPTY'],
  DATE: ['GREATER', 'LESS', 'BETWEEN', 'IN_LAST_DAYS', 'IN_NEXT_DAYS', 'IS_SET', 'IS_EMPTY'],
  CHOICE: ['IS', 'IS_NOT', 'ONE_OF', 'IS_SET', 'IS_EMPTY'],
  LIST: ['CONTAINS', 'ONE_OF', 'IS_SET', 'IS_EMPTY'],
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

/** How many values an operator takes: none, one, two, or any number from one. */
export function arity(op: TraitOp | FilterOp): 0 | 1 | 2 | 'many' {
  if (op === 'IS_SET' || op === 'IS_EMPTY') return 0;
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
  code: 'choose' | 'values' | 'pattern' | 'emptyGroup' | 'duration';
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
    case 'happened':
      if (leaf.pattern.type.trim() === '') return 'pattern';
      if (leaf.pattern.where.some((f) => !complete(f))) return 'pattern';
      return leaf.window.kind === 'inLast' && leaf.window.duration === '' ? 'duration' : undefined;
    case 'hasTag':
      return leaf.tag === '' ? 'choose' : undefined;
    case 'inSegment':
      return leaf.segment === '' ? 'choose' : undefined;
    case 'gradeIn':
      return leaf.grades.length === 0 ? 'choose' : undefined;
    case 'stageIs':
      return leaf.stages.length === 0 ? 'choose' : undefined;
    case 'stageWas':
      return leaf.stage === '' ? 'choose' : undefined;
    case 'inStageFor':
      return leaf.duration === '' ? 'duration' : undefined;
    case 'reachable':
    case 'permissionIs':
      return leaf.channel === '' ? 'choose' : undefined;
    case 'inJourney':
    case 'finishedJourney':
      return leaf.journey === '' ? 'choose' : undefined;
    case 'scoreAtLeast':
      return Number.isFinite(leaf.points) ? undefined : 'values';
    case 'isSpam':
    case 'owned':
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
