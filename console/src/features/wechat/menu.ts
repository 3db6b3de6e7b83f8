import type { Entry, Leaf } from './api';

/** WeChat's limits. */
export const MOST = 3;
export const MOST_BELOW = 5;

/** Where an entry stands: its column, and its place in the column's list; none for the column itself. */
export interface Place {
  column: number;
  below?: number;
}

export function at(entries: readonly Entry[], { column, below }: Place): Entry | undefined {
  const top = entries[column];
  if (below === undefined || top === undefined) return top;
  return top.kind === 'folder' ? top.entries[below] : undefined;
}

function inColumn(entries: readonly Entry[], column: number, change: (below: Leaf[]) => Leaf[]): Entry[] {
  return entries.map((entry, i) =>
    i === column && entry.kind === 'folder' ? { ...entry, entries: change(entry.entries) } : entry,
  );
}

export function put(entries: readonly Entry[], { column, below }: Place, entry: Entry): Entry[] {
  if (below === undefined) return entries.map((one, i) => (i === column ? entry : one));
  return inColumn(entries, column, (list) =>
    list.map((one, i) => (i === below && entry.kind !== 'folder' ? entry : one)),
  );
}

export function without(entries: readonly Entry[], { column, below }: Place): Entry[] {
  if (below === undefined) return entries.filter((_, i) => i !== column);
  return inColumn(entries, column, (list) => list.filter((_, i) => i !== below));
}

function swapped<T>(list: readonly T[], from: number, to: number): T[] {
  const next = [...list];
  const [one, other] = [next[from], next[to]];
  if (one !== undefined && other !== undefined) {
    next[from] = other;
    next[to] = one;
  }
  return next;
}

/** The entry one step before or after where it stood, among its own. */
export function moved(entries: readonly Entry[], { column, below }: Place, by: -1 | 1): Entry[] {
  if (below === undefined) return swapped(entries, column, column + by);
  return inColumn(entries, column, (list) => swapped(list, below, below + by));
}

/** The same name as another kind of entry; what a folder held goes with it. */
export function as(entry: Entry, kind: Entry['kind']): Entry {
  const { name } = entry;
  switch (kind) {
    case 'folder':
      return { kind, name, entries: [] };
    case 'link':
      return { kind, name, url: 'https://' };
    case 'say':
      return { kind, name, key: name, text: '' };
    case 'miniprogram':
      return { kind, name, appId: '', path: '', url: 'https://' };
  }
}

/** What is said of an entry, of all that is said of a menu; what is said of those below it is left out. */
export function faultsOf<F extends { place?: string }>(faults: readonly F[], { column, below }: Place): F[] {
  const path = below === undefined ? `entries/${column}` : `entries/${column}/entries/${below}`;
  return faults.filter(
    ({ place = '' }) =>
      place === path || (place.startsWith(`${path}/`) && !place.startsWith(`${path}/entries/`)),
  );
}
