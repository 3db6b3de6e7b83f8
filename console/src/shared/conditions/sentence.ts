/** A condition read out as a sentence, in the language `t` speaks. */
import type { TFunction } from 'i18next';
import { splitDuration } from '../playbook/duration';
import type { Condition, Filter, Pattern, Value, Vocabulary, Window } from '../playbook/types';
import { asksNothing, bare, isGroup, type Group, type Leaf } from './model';
import { fieldIn, nameIn } from './vocabulary';

/** Says a key of this folder's words, or of another's when the key names it. */
type Words = (key: string, values?: Record<string, unknown>) => string;

const wordsOf =
  (t: TFunction): Words =>
  (key, values) =>
    t(key.includes(':') ? key : `conditions:${key}`, values ?? {});

/** How the whole condition reads; `everyone` when it asks nothing. */
export function conditionSentence(
  condition: Condition | null | undefined,
  t: TFunction,
  vocabulary: Vocabulary,
): string {
  const words = wordsOf(t);
  if (condition === null || condition === undefined || asksNothing(condition)) return words('everyone');
  return read(condition, words, vocabulary, true);
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
export function ownerText(owner: string, t: TFunction, nameOf?: (id: string) => string | undefined): string {
  if (owner === 'team:sdr') return t('conditions:owner.sdr');
  if (owner === 'team:sales') return t('conditions:owner.sales');
  return nameOf?.(owner) ?? owner.replace(/^(user|team):/, '');
}

function read(condition: Condition, words: Words, vocabulary: Vocabulary, outermost: boolean): string {
  const { inner, negated } = bare(condition);
  if (isGroup(inner)) return readGroup(inner, negated, words, vocabulary, outermost);
  return readLeaf(inner, negated, words, vocabulary);
}

function readGroup(
  group: Group,
  negated: boolean,
  words: Words,
  vocabulary: Vocabulary,
  outermost: boolean,
): string {
  const parts = group.of.map((c) => read(c, words, vocabulary, group.of.length === 1 && outermost));
  if (parts.length === 0) return words(negated ? 'noOne' : 'everyone');
  const joined = parts.join(words(group.kind === 'all' ? 'and' : 'or'));
  if (negated) return words('notGroup', { text: joined });
  return outermost || parts.length === 1 ? joined : words('inBrackets', { text: joined });
}

function readLeaf(leaf: Leaf, negated: boolean, words: Words, v: Vocabulary): string {
  const not = negated ? 'Not' : '';
  switch (leaf.kind) {
    case 'trait':
      return readTrait(leaf, negated, words, v);
    case 'happened':
      return readHappened(leaf, negated, words);
    case 'hasTag':
      return words(`leaf.hasTag${not}`, { name: nameIn(v.tags, leaf.tag) });
    case 'inSegment':
      return words(`leaf.inSegment${not}`, { name: nameIn(v.segments, leaf.segment) });
    case 'scoreAtLeast':
      return words(`leaf.score${not}`, {
        dimension: words(`dimension.${leaf.dimension}`),
        points: leaf.points,
      });
    case 'gradeIn':
      return words(`leaf.gradeIn${not}`, { grades: leaf.grades.join(words('orShort')) });
    case 'isSpam':
      return words(`leaf.isSpam${not}`);
    case 'stageIs':
      return words(`leaf.stageIs${not}`, {
        names: leaf.stages.map((s) => nameIn(v.stages, s)).join(words('orShort')),
      });
    case 'stageWas':
      return words(`leaf.stageWas${not}`, { name: nameIn(v.stages, leaf.stage) });
    case 'inStageFor':
      return words(`leaf.inStageFor${not}`, { span: span(leaf.duration, words) });
    case 'owned':
      if (leaf.owner === null || leaf.owner === undefined) return words(`leaf.owned${not}`);
      return words(`leaf.ownedBy${not}`, { name: ownerText(leaf.owner, asT(words)) });
    case 'reachable':
      return words(`leaf.reachable${not}`, { channel: channel(leaf.channel, words) });
    case 'permissionIs':
      return words(`leaf.permissionIs${not}`, {
        channel: channel(leaf.channel, words),
        permission: words(`permission.${leaf.permission}`),
      });
    case 'inJourney':
      return words(`leaf.inJourney${not}`, { name: nameIn(v.journeys, leaf.journey) });
    case 'finishedJourney':
      return words(`leaf.finishedJourney${not}`, { name: nameIn(v.journeys, leaf.journey) });
  }
}

function asT(words: Words): TFunction {
  return ((key: string) => words(key.replace('conditions:', ''))) as TFunction;
}

function channel(id: string, words: Words): string {
  return ['email', 'phone', 'wechat', 'sms'].includes(id) ? words(`channel.${id}`) : id;
}

function readTrait(
  leaf: Extract<Leaf, { kind: 'trait' }>,
  negated: boolean,
  words: Words,
  v: Vocabulary,
): string {
  const field = fieldIn(v, leaf.field)?.label ?? leaf.field;
  const isDate = fieldIn(v, leaf.field)?.type === 'DATE';
  const op = isDate && (leaf.op === 'GREATER' || leaf.op === 'LESS') ? `${leaf.op}_DATE` : leaf.op;
  const text = words(`trait.${op}`, {
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

function readWindow(window: Window, words: Words): string {
  switch (window.kind) {
    case 'ever':
      return words('window.ever');
    case 'inLast':
      return words('window.inLast', { span: span(window.duration, words) });
    case 'sinceStage':
      return words('window.sinceStage');
    case 'sinceJourney':
      return words('window.sinceJourney');
  }
}

function span(iso: string, words: Words): string {
  const { amount, unit } = splitDuration(iso);
  return words(`span.${unit}`, { count: amount });
}

function readPattern(pattern: Pattern, words: Words): string {
  const event = eventName(pattern.type, words);
  if (pattern.where.length === 0) return words('event', { event });
  const where = pattern.where.map((f) => readFilter(f, words)).join(words('and'));
  return words('eventWhere', { event, where });
}

function eventName(type: string, words: Words): string {
  if (type === '*') return words('anyEvent');
  const key = `playbook:event.${type.replaceAll('.', '_')}`;
  const name = words(key, { defaultValue: '' });
  return name === '' ? type : name;
}

function readFilter(filter: Filter, words: Words): string {
  return words(`trait.${filter.op}`, {
    field: filter.path,
    ...values(filter.values, words),
    count: 0,
  });
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
  return value.at.slice(0, 10);
}
