/** Pure work on condition trees: finding, changing, checking. A path is the way of indexes down from the root. */
import type { Condition, Field, Value } from '../playbook/types';

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

/** Whether it asks what happened since the lead entered the journey that asks. */
export function sinceJourney(condition: Condition): boolean {
  const { inner } = bare(condition);
  if (isGroup(inner)) return inner.of.some(sinceJourney);
  return (inner.kind === 'happened' || inner.kind === 'measured') && inner.window.kind === 'sinceJourney';
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

export function children(condition: Condition): readonly Condition[] {
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

/** Whether one path leads to the other's place or into it. */
function within(path: Path, outer: Path): boolean {
  return outer.every((step, i) => path[i] === step);
}

/** Takes a condition from its place and puts it into a group, before the one that stands at the index now. */
export function moveInto(condition: Condition, from: Path, group: Path, index: number): Condition {
  const moving = at(condition, from);
  if (moving === undefined || from.length === 0 || within(group, from)) return condition;
  const mark: Condition = { kind: 'any', of: [] };
  const marked = replace(condition, from, mark);
  const put = change(marked, group, (g) => {
    const of = [...children(g)];
    of.splice(index, 0, moving);
    return withChildren(g, of);
  });
  return without(put, mark);
}

function without(condition: Condition, mark: Condition): Condition {
  if (condition.kind === 'not') return { kind: 'not', of: without(condition.of, mark) };
  if (!isGroup(condition)) return condition;
  return { ...condition, of: condition.of.filter((c) => c !== mark).map((c) => without(c, mark)) };
}

/** A change that moved something, and where it stands now. */
export interface Moved {
  root: Condition;
  path: Path;
}

/** Puts a condition into the group before it, or into a new group of its own. */
export function indent(condition: Condition, path: Path): Moved {
  const last = path.at(-1);
  if (last === undefined) return { root: condition, path };
  const parent = path.slice(0, -1);
  const before = at(condition, [...parent, last - 1]);
  if (before !== undefined && isGroup(bare(before).inner)) {
    const size = children(before).length;
    return {
      root: moveInto(condition, path, [...parent, last - 1], size),
      path: [...parent, last - 1, size],
    };
  }
  const here = at(condition, parent);
  const other = here !== undefined && bare(here).inner.kind === 'all' ? 'any' : 'all';
  return { root: change(condition, path, (c) => ({ kind: other, of: [c] })), path: [...path, 0] };
}

/** Takes a condition out of its group and puts it behind it; a group left empty goes. */
export function outdent(condition: Condition, path: Path): Moved {
  if (path.length < 2) return { root: condition, path };
  const parent = path.slice(0, -1);
  const grand = parent.slice(0, -1);
  const index = parent.at(-1) ?? 0;
  const alone = children(at(condition, parent) ?? everyone).length === 1;
  const out = moveInto(condition, path, grand, index + 1);
  return alone
    ? { root: remove(out, parent), path: [...grand, index] }
    : { root: out, path: [...grand, index + 1] };
}
