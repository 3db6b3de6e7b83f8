/** Rules as sentences a person can read, in either language. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from './api';
import { splitDuration } from './duration';
import type { Condition, Filter, Pattern, Playbook, Value, Vocabulary, Window } from './types';

/** The operator's own words for the ids in a playbook. */
export type Names = Pick<Vocabulary, 'fields' | 'tags' | 'segments' | 'stages' | 'journeys'>;

export function namesOf(playbook: Playbook): Names {
  const { fields, tags, segments, lifecycle, journeys } = playbook;
  return { fields, tags, segments, stages: lifecycle.stages, journeys };
}

export interface Sentences {
  condition: (condition: Condition) => string;
  pattern: (pattern: Pattern) => string;
  duration: (iso: string) => string;
  event: (type: string) => string;
}

const nameIn = (list: readonly { id: string; name: string }[], id: string) =>
  list.find((e) => e.id === id)?.name ?? id;

/** Says a key of the playbook's words, or the key itself when there are none. */
export type Say = (key: string, values?: Record<string, unknown>) => string;

export function sentencesFor(say: Say, names: Names): Sentences {
  const or = say('or');
  const and = say('and');

  const duration = (iso: string) => {
    const { amount, unit } = splitDuration(iso);
    return say(`unit.${unit}`, { count: amount });
  };
  const event = (type: string) => {
    if (type === '*') return say('anyEvent');
    const key = `event.${type.replaceAll('.', '_')}`;
    const known = say(key);
    return known === key || known === '' ? type : known;
  };
  const value = (v: Value): string => {
    if (Array.isArray(v)) return v.map(value).join(or);
    if (typeof v === 'object') return v.at.slice(0, 10);
    if (typeof v === 'boolean') return say(v ? 'yes' : 'no');
    return String(v);
  };
  const compared = (what: string, op: string, values: Value[]) =>
    say(`op.${op}`, {
      what,
      value: values.map(value).join(or),
      first: values[0] === undefined ? '' : value(values[0]),
      last: values[1] === undefined ? '' : value(values[1]),
    });
  const filter = (f: Filter) => compared(property(f.path), f.op, f.values);
  const property = (path: string) => {
    const key = `property.${path.replaceAll('.', '_')}`;
    const known = say(key);
    return known === key || known === '' ? path : known;
  };
  const pattern = (p: Pattern) =>
    p.where.length === 0
      ? event(p.type)
      : say('where', { event: event(p.type), filters: p.where.map(filter).join(and) });
  const window = (w: Window) =>
    w.kind === 'inLast' ? say('window.inLast', { duration: duration(w.duration) }) : say(`window.${w.kind}`);

  const list = (of: Condition[], joint: string) => {
    if (of.length === 0) return say('nothing');
    return of
      .map((c) => (isGroup(c) && of.length > 1 ? say('group', { of: condition(c) }) : condition(c)))
      .join(joint);
  };
  const condition = (c: Condition): string => {
    switch (c.kind) {
      case 'all':
        return list(c.of, and);
      case 'any':
        return list(c.of, or);
      case 'not':
        return say('not', { of: condition(c.of) });
      case 'trait':
        return compared(names.fields.find((f) => f.key === c.field)?.label ?? c.field, c.op, c.values);
      case 'happened':
        return happened(c);
      case 'hasTag':
        return say('hasTag', { tag: nameIn(names.tags, c.tag) });
      case 'inSegment':
        return say('inSegment', { segment: nameIn(names.segments, c.segment) });
      case 'scoreAtLeast':
        return say('scoreAtLeast', { dimension: say(`dimension.${c.dimension}`), points: c.points });
      case 'gradeIn':
        return say('gradeIn', { grades: c.grades.join(or) });
      case 'isSpam':
        return say('isSpam');
      case 'stageIs':
        return say('stageIs', { stages: c.stages.map((s) => nameIn(names.stages, s)).join(or) });
      case 'stageWas':
        return say('stageWas', { stage: nameIn(names.stages, c.stage) });
      case 'inStageFor':
        return say('inStageFor', { duration: duration(c.duration) });
      case 'owned':
        return c.owner === undefined || c.owner === null ? say('owned') : say('ownedBy', { owner: c.owner });
      case 'reachable':
        return say('reachable', { channel: say(`channel.${c.channel}`) });
      case 'permissionIs':
        return say(`permission.${c.permission}`, { channel: say(`channel.${c.channel}`) });
      case 'inJourney':
        return say('inJourney', { journey: nameIn(names.journeys, c.journey) });
      case 'finishedJourney':
        return say('finishedJourney', { journey: nameIn(names.journeys, c.journey) });
    }
  };
  const happened = (c: Extract<Condition, { kind: 'happened' }>) => {
    const values = { event: pattern(c.pattern), count: c.n, window: window(c.window) };
    if (c.n === 0 && c.times !== 'AT_LEAST') return say('happened.never', values);
    if (c.n === 1 && c.times === 'AT_LEAST') return say('happened.once', values);
    return say(`happened.${c.times}`, values);
  };
  return { condition, pattern, duration, event };
}

function isGroup(c: Condition): boolean {
  return (c.kind === 'all' || c.kind === 'any') && c.of.length > 1;
}

/** Sentences in the language that is on, with the names of a given playbook or of the vocabulary. */
export function useSentences(playbook?: Playbook): Sentences {
  const { t } = useTranslation('playbook');
  const vocabulary = useVocabulary();
  const { fields, tags, segments, stages, journeys } =
    playbook === undefined ? vocabulary : namesOf(playbook);
  return useMemo(
    () => sentencesFor((key, values) => t(key, values ?? {}), { fields, tags, segments, stages, journeys }),
    [t, fields, tags, segments, stages, journeys],
  );
}
