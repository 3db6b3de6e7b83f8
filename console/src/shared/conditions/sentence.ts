/** Conditions, patterns and durations read out in the language `t` speaks. */
import type { TFunction } from 'i18next';
import { splitDuration } from '../playbook/duration';
import type { Condition, Filter, Pattern, TraitOp, Value, Vocabulary, Window } from '../playbook/types';
import { dayText, lastDay } from './days';
import { asksNothing, bare, isGroup, type Group, type Leaf } from './model';
import { fieldIn, nameIn, nodesOf } from './vocabulary';

/** Says a key of this folder's words, or of another's when the key names it. */
type Words = (key: string, values?: Record<string, unknown>) => string;

/** The name of an owner nobody but the caller knows. */
type OwnerName = (id: string) => string | undefined;

interface Reading {
  words: Words;
  v: Vocabulary;
  owner: OwnerName;
}

const wordsOf =
  (t: TFunction): Words =>
  (key, values) =>
    t(key.includes(':') ? key : `conditions:${key}`, values ?? {});

/** How the whole condition reads; `everyone` when it asks nothing. */
export function conditionSentence(
  condition: Condition | null | undefined,
  t: TFunction,
  vocabulary: Vocabulary,
  nameOf: OwnerName = () => undefined,
): string {
  const words = wordsOf(t);
  if (condition === null || condition === undefined || asksNothing(condition)) return words('everyone');
  const owner: OwnerName = (id) => ownerText(id, t, nameOf);
  return read(condition, { words, v: vocabulary, owner }, true);
}

/** How a pattern reads: the event and what must hold of it. */
export function patternSentence(pattern: Pattern, t: TFunction): string {
  return readPattern(pattern, wordsOf(t));
}

/** How a duration reads: `3 days`. */
export function durationText(iso: string, t: TFunction): string {
  return span(iso, wordsOf(t));
}

/** Who an owner is: a team by its name, a person by the name given for them. */
export function ownerText(owner: string, t: TFunction, nameOf?: OwnerName): string {
  if (owner === 'team:sdr') return t('conditions:owner.sdr');
  if (owner === 'team:sales') return t('conditions:owner.sales');
  return nameOf?.(owner) ?? owner.replace(/^(user|team):/, '');
}

function read(condition: Condition, r: Reading, outermost: boolean): string {
  const { inner, negated } = bare(condition);
  return isGroup(inner) ? readGroup(inner, negated, r, outermost) : readLeaf(inner, negated, r);
}

function readGroup(group: Group, negated: boolean, r: Reading, outermost: boolean): string {
  const { words } = r;
  const parts = group.of.map((c) => read(c, r, group.of.length === 1 && outermost));
  if (parts.length === 0) return words(negated ? 'noOne' : 'everyone');
  const joined = parts.join(words(group.kind === 'all' ? 'and' : 'or'));
  if (negated) return words('notGroup', { text: joined });
  return outermost || parts.length === 1 ? joined : words('inBrackets', { text: joined });
}

function readLeaf(leaf: Leaf, negated: boolean, r: Reading): string {
  const { words, v } = r;
  const say = (key: string, values?: Record<string, unknown>) =>
    words(`leaf.${key}${negated ? 'Not' : ''}`, values);
  switch (leaf.kind) {
    case 'trait':
      return readTrait(leaf, fieldIn(v, leaf.field)?.label ?? leaf.field, negated, r);
    case 'accountTrait': {
      const name = words(`account.${leaf.field}`, { defaultValue: leaf.field });
      return readTrait(leaf, words('accountField', { field: name }), negated, r);
    }
    case 'happened':
      return readHappened(leaf, negated, words);
    case 'measured':
      return readMeasured(leaf, negated, words);
    case 'hasTag':
    case 'hadTag':
      return say(leaf.kind, { name: nameIn(v.tags, leaf.tag) });
    case 'inSegment':
    case 'wasInSegment': {
      const persona = v.segments.find((s) => s.id === leaf.segment)?.kind === 'PERSONA';
      return say(`${leaf.kind}${persona ? 'Persona' : ''}`, { name: nameIn(v.segments, leaf.segment) });
    }
    case 'scoreAtLeast':
    case 'scoreBelow':
    case 'scoreCrossed': {
      const values = { dimension: words(`dimension.${leaf.dimension}`), points: leaf.points };
      if (leaf.kind === 'scoreCrossed') return say(leaf.kind, { ...values, span: span(leaf.within, words) });
      return words((leaf.kind === 'scoreBelow') === negated ? 'leaf.score' : 'leaf.scoreNot', values);
    }
    case 'scoreSumAtLeast':
    case 'accountScoreAtLeast':
      return say(leaf.kind, { points: leaf.points });
    case 'gradeRose':
      return say(leaf.kind, { span: span(leaf.within, words) });
    case 'gradeIn':
      return say(leaf.kind, { grades: leaf.grades.join(words('orShort')) });
    case 'isSpam':
      return say(leaf.kind);
    case 'stageIs':
      return say(leaf.kind, { names: leaf.stages.map((s) => nameIn(v.stages, s)).join(words('orShort')) });
    case 'stageWas':
      return say(leaf.kind, { name: nameIn(v.stages, leaf.stage) });
    case 'inStageFor':
      return say(leaf.kind, { span: span(leaf.duration, words) });
    case 'owned':
      if (leaf.owner === null || leaf.owner === undefined) return say('owned');
      return say('ownedBy', { name: r.owner(leaf.owner) });
    case 'reachable':
    case 'permissionIs': {
      const channel = channelText(leaf.channel, leaf.purpose, words);
      if (leaf.kind === 'reachable') return say(leaf.kind, { channel });
      return say(leaf.kind, { channel, permission: words(`permission.${leaf.permission}`) });
    }
    case 'accountEngaged': {
      const text = words(`accountEngaged.${leaf.times}`, { count: leaf.n });
      return negated ? words('not', { text }) : text;
    }
    case 'inJourney':
    case 'finishedJourney':
      return say(leaf.kind, { name: nameIn(v.journeys, leaf.journey) });
    case 'reachedNode':
      return say(leaf.kind, {
        name: nameIn(v.journeys, leaf.journey),
        node: nameIn(nodesOf(v, leaf.journey), leaf.node),
      });
  }
}

function channelText(id: string, purpose: string | null | undefined, words: Words): string {
  const name = words(`channel.${id}`, { defaultValue: id });
  return purpose === null || purpose === undefined ? name : words('channelFor', { channel: name, purpose });
}

interface Compared {
  kind: 'trait' | 'accountTrait';
  field: string;
  op: TraitOp;
  values: readonly Value[];
}

function readTrait(leaf: Compared, field: string, negated: boolean, { words, v }: Reading): string {
  const isDate = leaf.kind === 'trait' && fieldIn(v, leaf.field)?.type === 'DATE';
  const dated = words(`trait.${leaf.op}_DATE`, { defaultValue: '', field: '', value: '' }) !== '';
  const text = words(`trait.${isDate && dated ? `${leaf.op}_DATE` : leaf.op}`, {
    field,
    ...values(leaf.values, words),
    count: typeof leaf.values[0] === 'number' ? leaf.values[0] : 0,
  });
  return negated ? words('not', { text }) : text;
}

function readHappened(leaf: Extract<Leaf, { kind: 'happened' }>, negated: boolean, words: Words): string {
  const event = readPattern(leaf.pattern, words);
  const when = readWindow(leaf.window, words);
  const once = leaf.n === 1 && leaf.times === 'AT_LEAST';
  const never = leaf.n === 0 && leaf.times !== 'AT_LEAST';
  if (once || never) {
    return words(once === negated ? 'happened.never' : 'happened.once', { event, when });
  }
  const text = words(`happened.${leaf.times}`, { event, when, count: leaf.n });
  return negated ? words('not', { text }) : text;
}

function readMeasured(leaf: Extract<Leaf, { kind: 'measured' }>, negated: boolean, words: Words): string {
  const text = words(`measured.${leaf.measure}`, {
    event: readPattern(leaf.pattern, words),
    property: leaf.property === '' ? '…' : leaf.property,
    when: readWindow(leaf.window, words),
    amount: words(`amount.${leaf.times}`, { amount: leaf.amount }),
  });
  return negated ? words('not', { text }) : text;
}

function readWindow(window: Window, words: Words): string {
  switch (window.kind) {
    case 'ever':
    case 'sinceStage':
    case 'sinceJourney':
      return words(`window.${window.kind}`);
    case 'inLast':
      return words('window.inLast', { span: span(window.duration, words) });
    case 'between': {
      const { from, to } = window;
      if (!from) return words('window.until', { to: to ? dayText(lastDay(to)) : '…' });
      return to
        ? words('window.between', { from: dayText(from), to: dayText(lastDay(to)) })
        : words('window.since', { from: dayText(from) });
    }
  }
}

function span(iso: string, words: Words): string {
  const { amount, unit } = splitDuration(iso);
  return words(`span.${unit}`, { count: amount });
}

function readPattern(pattern: Pattern, words: Words): string {
  const event = readEvent(pattern, words);
  const { after } = pattern;
  if (after === null || after === undefined) return event;
  return words('eventAfter', {
    event,
    first: readEvent(after.first, words),
    span: span(after.within, words),
  });
}

function readEvent(pattern: Pattern, words: Words): string {
  const event = eventName(pattern.type, words);
  if (pattern.where.length === 0) return words('event', { event });
  const where = pattern.where.map((f) => readFilter(f, words)).join(words('and'));
  return words('eventWhere', { event, where });
}

function eventName(type: string, words: Words): string {
  if (type === '*') return words('anyEvent');
  if (type === '') return '…';
  const name = words(`playbook:event.${type.replaceAll('.', '_')}`, { defaultValue: '' });
  return name === '' ? type : name;
}

function readFilter(filter: Filter, words: Words): string {
  return words(`trait.${filter.op}`, { field: filter.path, ...values(filter.values, words), count: 0 });
}

function values(list: readonly Value[], words: Words): { value: string; from: string; to: string } {
  const texts = list.map((value) => valueText(value, words));
  return {
    value: texts.length === 0 ? '…' : texts.join(words('orShort')),
    from: texts[0] ?? '…',
    to: texts[1] ?? '…',
  };
}

function valueText(value: Value, words: Words): string {
  if (typeof value === 'boolean') return words(value ? 'yes' : 'no');
  if (typeof value === 'string') return words('quoted', { text: value });
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((one) => valueText(one, words)).join(', ');
  return dayText(value.at);
}
