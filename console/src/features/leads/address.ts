/** The list's filters as they stand in the address, and as the server takes them: the same names in both. */
import type { Query } from '@/shared/api';
import type { Condition } from '@/shared/playbook';

/** Filters that may have several values. */
export const lists = [
  'stage',
  'segment',
  'tag',
  'grade',
  'source',
  'channel',
  'campaign',
  'owner',
  'account',
  'journey',
  'reached',
  'opportunity',
] as const;
export type ListKey = (typeof lists)[number];

/** Filters with one value. */
export const singles = [
  'q',
  'node',
  'known',
  'createdFrom',
  'createdTo',
  'reachedFrom',
  'reachedTo',
  'condition',
] as const;
export type SingleKey = (typeof singles)[number];

type Raw = Record<ListKey | SingleKey | 'sort' | 'cols', unknown>;

/** What the address holds when nothing is asked; whatever equals it stays out of the address. */
export const defaults: Raw = {
  q: '',
  stage: [],
  segment: [],
  tag: [],
  grade: [],
  source: [],
  channel: [],
  campaign: [],
  owner: [],
  account: [],
  journey: [],
  node: '',
  known: 'true',
  createdFrom: '',
  createdTo: '',
  reached: [],
  reachedFrom: '',
  reachedTo: '',
  opportunity: [],
  condition: '',
  sort: '-lastSeen',
  cols: [],
};

export type Filter = Record<ListKey, string[]> & Record<SingleKey, string> & { sort: string; cols: string[] };

/** Links write one value plainly, several as a list, and the router reads numbers and JSON for what they look like. */
function asText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function asList(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(asText);
  const text = asText(value);
  return value === undefined || value === null ? [] : [text];
}

export function readFilter(raw: Raw): Filter {
  const filter: Record<string, string | string[]> = {};
  for (const key of lists) filter[key] = asList(raw[key]);
  for (const key of singles) filter[key] = asText(raw[key]);
  filter.sort = asText(raw.sort) || '-lastSeen';
  filter.cols = asList(raw.cols);
  return filter as Filter;
}

/** A value that means "without" stands as an empty one in some links. */
const orNone: readonly ListKey[] = ['source', 'channel', 'campaign', 'owner'];

/** The filter as the server takes it; what asks nothing is left out. */
export function toQuery(filter: Filter): Query {
  const query: Query = {};
  for (const key of lists) {
    const values = filter[key].map((v) => (v === '' && orNone.includes(key) ? 'none' : v));
    if (values.length > 0) query[key] = values;
  }
  for (const key of singles) {
    if (filter[key] !== '' && !(key === 'known' && filter[key] === 'true')) query[key] = filter[key];
  }
  return query;
}

/** The filter as the text after a question mark. */
export function toText(filter: Filter): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(toQuery(filter))) {
    for (const one of Array.isArray(value) ? (value as string[]) : [value as string]) params.append(key, one);
  }
  return params.toString();
}

/** The filters of a saved view, ready for the address. */
export function fromText(text: string): Raw {
  const params = new URLSearchParams(text);
  const raw: Raw = { ...defaults };
  for (const key of lists) raw[key] = params.getAll(key);
  for (const key of singles) raw[key] = params.get(key) ?? defaults[key];
  raw.sort = params.get('sort') ?? defaults.sort;
  raw.cols = params.getAll('cols');
  return raw;
}

/** A saved view keeps the order and the columns too. */
export function toView(filter: Filter): string {
  const params = new URLSearchParams(toText(filter));
  if (filter.sort !== '-lastSeen') params.set('sort', filter.sort);
  filter.cols.forEach((c) => params.append('cols', c));
  return params.toString();
}

export function readCondition(filter: Filter): Condition | undefined {
  if (filter.condition === '') return undefined;
  try {
    return JSON.parse(filter.condition) as Condition;
  } catch {
    return undefined;
  }
}

/** Which filters ask something; the search and the switch for anonymous visitors stand apart. */
export function asked(filter: Filter): (ListKey | SingleKey)[] {
  return [
    ...lists.filter((key) => filter[key].length > 0),
    ...singles.filter((key) => key !== 'q' && key !== 'known' && filter[key] !== ''),
  ];
}
