/** What stands in a playbook, said so that a person can read it. */
import type { TFunction } from 'i18next';
import { conditionSentence, durationText, patternSentence } from '../../conditions/sentence';
import { leafKinds } from '../../conditions/families';
import type { Format } from '../../format';
import type { Condition, Pattern, Vocabulary } from '../types';

export interface Speech {
  t: TFunction;
  /** Whether the playbook's words have this key. */
  known: (key: string) => boolean;
  format: Format;
  vocabulary: Vocabulary;
  owner: (id: string) => string;
  /** By `<kind>/<id>`, as the server gives them with a difference. */
  names: Record<string, string>;
}

type Tree = Record<string, unknown>;

const groups = new Set<string>(['all', 'any', 'not', ...leafKinds]);
const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCondition = (value: Tree) => groups.has(String(value.kind));
const isPattern = (value: Tree) => typeof value.type === 'string' && Array.isArray(value.where);

/** Under which kinds of names an id at a place is looked for. */
const meant: Record<string, string> = {
  field: 'fields',
  requiredFields: 'fields',
  tag: 'tags',
  segment: 'segments',
  stage: 'stages',
  from: 'stages',
  journey: 'journeys',
  calendar: 'calendars',
};

/** The name of what an id means, by the place it stands at. */
export function nameOf(id: string, place: string, names: Record<string, string>): string {
  const kind = meant[place];
  const candidates = kind === undefined ? [] : [kind];
  return candidates.map((k) => names[`${k}/${id}`]).find((n) => n !== undefined) ?? id;
}

/** The words of the vocabulary, with the names a difference brings for what is no longer there. */
export function withNames(vocabulary: Vocabulary, names: Record<string, string>): Vocabulary {
  const of = (kind: string) =>
    Object.entries(names)
      .filter(([key]) => key.startsWith(`${kind}/`))
      .map(([key, name]) => ({ id: key.slice(kind.length + 1), name }));
  const merged = <T extends { id: string }>(known: readonly T[], more: readonly T[]) => [
    ...known,
    ...more.filter((one) => !known.some((k) => k.id === one.id)),
  ];
  return {
    ...vocabulary,
    fields: [
      ...vocabulary.fields,
      ...of('fields')
        .filter((f) => !vocabulary.fields.some((k) => k.key === f.id))
        .map((f) => ({ key: f.id, label: f.name, type: 'TEXT' as const, options: [] })),
    ],
    tags: merged(vocabulary.tags, of('tags')),
    segments: merged(vocabulary.segments, of('segments')),
    stages: merged(vocabulary.stages, of('stages')),
    journeys: merged(vocabulary.journeys, of('journeys')),
  };
}

/** A value that stands under `place`, the last step of its path. */
export function sayValue(value: unknown, place: string, s: Speech): string {
  if (value === null || value === undefined) return s.t('playbook:diff.nothing');
  if (typeof value === 'boolean') return s.t(value ? 'playbook:diff.yes' : 'playbook:diff.no');
  if (typeof value === 'number') return s.format.number(value);
  if (typeof value === 'string') return sayText(value, place, s);
  if (Array.isArray(value)) return sayList(value, place, s);
  return isTree(value) ? sayTree(value, s) : '';
}

function sayText(text: string, place: string, s: Speech): string {
  if (text === '') return s.t('playbook:diff.nothing');
  if (/^P(?=\d|T\d)/.test(text)) return durationText(text, s.t);
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return s.format.dateTime(text);
  if (place === 'to' || place === 'owner')
    return s.known(`diff.word.${text}`) ? s.t(`playbook:diff.word.${text}`) : s.owner(text);
  if (place === 'channel' && s.known(`channel.${text}`)) return s.t(`playbook:channel.${text}`);
  const named = nameOf(text, place, s.names);
  if (named !== text) return named;
  return s.known(`diff.word.${text}`) ? s.t(`playbook:diff.word.${text}`) : text;
}

function sayList(list: readonly unknown[], place: string, s: Speech): string {
  if (list.length === 0) return s.t('playbook:diff.nothing');
  const between = list.some(isTree) ? 'playbook:diff.semicolon' : 'playbook:diff.comma';
  return list.map((one) => sayValue(one, place, s)).join(s.t(between));
}

function sayTree(tree: Tree, s: Speech): string {
  if (isCondition(tree)) return conditionSentence(tree as unknown as Condition, s.t, s.vocabulary, s.owner);
  if (isPattern(tree)) return patternSentence(tree as unknown as Pattern, s.t);
  const kind = typeof tree.kind === 'string' ? [sayText(tree.kind, 'kind', s)] : [];
  const rest = parts(tree)
    .filter(([key]) => key !== 'kind')
    .map(([key, value]) => {
      const said = sayValue(value, key, s);
      return isTree(value) && (isCondition(value) || isPattern(value)) ? said : `${label(key, s)} ${said}`;
    });
  return [...kind, ...rest].join(s.t('playbook:diff.comma'));
}

const dull = new Set(['layout', 'version']);

/** The components worth saying, each with its value; what is empty is left out. */
export function parts(tree: Tree): [string, unknown][] {
  return Object.entries(tree).filter(
    ([key, value]) =>
      !dull.has(key) &&
      value !== null &&
      value !== undefined &&
      value !== '' &&
      !(Array.isArray(value) && value.length === 0) &&
      !(isTree(value) && Object.keys(value).length === 0),
  );
}

/** What a component is called; its own name when nobody gave it another. */
export function label(key: string, s: Speech): string {
  return s.known(`diff.place.${key}`) ? s.t(`playbook:diff.place.${key}`) : key;
}

/** Where in an item a change lies: the names on the way, then what the component is called. */
export function sayPlace(place: string, within: readonly string[], s: Speech): string {
  const steps = place
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = steps.at(-1) ?? '';
  const known = steps.filter((step) => s.known(`diff.place.${step}`) && step !== 'nodes');
  const own = known.map((step) => label(step, s));
  // Ids stand in for what has no name of its own: an event, a weekday.
  const tail = own.length === 0 && within.length === 0 && last !== '' ? [last] : own;
  return [...within, ...tail].join(' › ');
}
