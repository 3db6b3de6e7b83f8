import { describe, expect, it } from 'vitest';
import { startI18n } from '@/app/i18n';
import type { Condition, Vocabulary } from '../playbook/types';
import { asJson, readCondition } from './json';
import { leafKinds } from './families';
import { fitValues, flaws, newLeaf, opsFor, readScalar } from './leaves';
import {
  append,
  asGroup,
  asksNothing,
  at,
  bare,
  change,
  indent,
  move,
  moveInto,
  negate,
  outdent,
  placeOf,
  remove,
  replace,
  type Leaf,
} from './model';
import { conditionSentence } from './sentence';

const vocabulary: Vocabulary = {
  fields: [
    { key: 'country', label: 'Country', type: 'TEXT', options: [] },
    { key: 'employees', label: 'Employees', type: 'NUMBER', options: [] },
    { key: 'renewal', label: 'Renewal', type: 'DATE', options: [] },
  ],
  eventTypes: ['page', 'demo.requested'],
  tags: [{ id: 'vip', name: 'VIP' }],
  segments: [{ id: 'hot', name: 'Hot leads' }],
  stages: [
    { id: 'LEAD', name: 'Lead' },
    { id: 'MQL', name: 'MQL' },
  ],
  journeys: [{ id: 'welcome', name: 'Welcome' }],
  channels: ['email'],
};

const china: Leaf = { kind: 'trait', field: 'country', op: 'IS', values: ['CN'] };
const vip: Leaf = { kind: 'hasTag', tag: 'vip' };
const spam: Leaf = { kind: 'isSpam' };
const priced: Leaf = {
  kind: 'happened',
  pattern: { type: 'page', where: [{ path: 'path', op: 'STARTS_WITH', values: ['/pricing'] }] },
  times: 'AT_LEAST',
  n: 2,
  window: { kind: 'inLast', duration: 'P30D' },
};
const tree: Condition = {
  kind: 'all',
  of: [china, { kind: 'not', of: { kind: 'any', of: [vip, { kind: 'not', of: spam }] } }],
};

describe('a condition tree', () => {
  it('finds a condition through groups that are turned around', () => {
    expect(at(tree, [1, 0])).toEqual(vip);
    expect(at(tree, [1, 5])).toBeUndefined();
  });

  it('changes one condition and leaves the rest alone', () => {
    const changed = replace(tree, [1, 0], spam);
    expect(at(changed, [1, 0])).toEqual(spam);
    expect(at(changed, [0])).toBe(china);
    expect(at(changed, [1])).toMatchObject({ kind: 'not' });
    expect(at(tree, [1, 0])).toEqual(vip);
  });

  it('adds, moves and takes away', () => {
    expect(at(append(tree, [1], china), [1, 2])).toEqual(china);
    expect(at(move(tree, [1, 0], 1), [1, 1])).toEqual(vip);
    expect(move(tree, [0], -1)).toEqual(tree);
    expect(asGroup(remove(tree, [0])).of).toHaveLength(1);
    expect(asksNothing(remove(remove(tree, [1]), [0]))).toBe(true);
  });

  it('turns a condition around and back', () => {
    expect(negate(negate(vip))).toEqual(vip);
    expect(bare({ kind: 'not', of: { kind: 'not', of: { kind: 'not', of: vip } } })).toEqual({
      inner: vip,
      negated: true,
    });
    expect(at(change(tree, [0], negate), [0])).toEqual({ kind: 'not', of: china });
  });

  it('names places as the server does, with a step for each not', () => {
    expect(placeOf(tree, [0])).toBe('/of/0');
    expect(placeOf(tree, [1, 1])).toBe('/of/1/of/of/1');
  });

  it('says what is missing and where', () => {
    const unfinished: Condition = {
      kind: 'all',
      of: [
        { ...china, values: [] },
        { kind: 'any', of: [] },
        { kind: 'not', of: { kind: 'stageIs', stages: [] } },
        { ...priced, pattern: { type: 'page', where: [{ path: '', op: 'IS', values: [] }] } },
        { kind: 'trait', field: 'employees', op: 'BETWEEN', values: [1] },
      ],
    };
    expect(flaws(unfinished, vocabulary)).toEqual([
      { place: '/of/0', code: 'values' },
      { place: '/of/1', code: 'emptyGroup' },
      { place: '/of/2/of', code: 'choose' },
      { place: '/of/3', code: 'pattern' },
      { place: '/of/4', code: 'values' },
    ]);
    expect(flaws(tree, vocabulary)).toEqual([]);
    expect(flaws({ kind: 'all', of: [] }, vocabulary)).toEqual([]);
  });

  it('starts every kind of line from what the playbook offers', () => {
    const kinds = [
      'hasTag',
      'inSegment',
      'stageIs',
      'stageWas',
      'inJourney',
      'finishedJourney',
      'happened',
    ] as const;
    for (const kind of kinds)
      expect(flaws({ kind: 'all', of: [newLeaf(kind, vocabulary)] }, vocabulary), kind).toEqual([]);
  });

  it('keeps only the values an operator takes', () => {
    expect(fitValues([1, 2, 3], 'BETWEEN')).toEqual([1, 2]);
    expect(fitValues([1, 2, 3], 'IS')).toEqual([1]);
    expect(fitValues([1, 2], 'IS_SET')).toEqual([]);
    expect(readScalar(' 12.5 ', 'NUMBER')).toBe(12.5);
    expect(readScalar('many', 'NUMBER')).toBeNull();
  });
});

/** A key without words shows itself. */
const unsaid = /leaf\.|conditions|trait\.|window\.|dimension\.|measured\.|amount\.|accountE|\{\{|undefined/;

describe('moving conditions about', () => {
  const flat: Condition = { kind: 'all', of: [china, vip, spam] };

  it('puts one into the group before it, or into a new one', () => {
    expect(indent(flat, [0])).toEqual({
      root: { kind: 'all', of: [{ kind: 'any', of: [china] }, vip, spam] },
      path: [0, 0],
    });
    const grouped: Condition = { kind: 'all', of: [{ kind: 'any', of: [china] }, vip] };
    expect(indent(grouped, [1])).toEqual({
      root: { kind: 'all', of: [{ kind: 'any', of: [china, vip] }] },
      path: [0, 1],
    });
  });

  it('takes one out of its group, and the group away when nothing is left in it', () => {
    const { root, path } = indent(flat, [1]);
    expect(outdent(root, path)).toEqual({ root: flat, path: [1] });
    expect(outdent(tree, [1, 0])).toEqual({
      root: {
        kind: 'all',
        of: [china, { kind: 'not', of: { kind: 'any', of: [{ kind: 'not', of: spam }] } }, vip],
      },
      path: [2],
    });
    expect(outdent(flat, [1]).root).toBe(flat);
  });

  it('carries one anywhere, but never into itself', () => {
    expect(moveInto(flat, [2], [], 0)).toEqual({ kind: 'all', of: [spam, china, vip] });
    expect(moveInto(flat, [0], [], 3)).toEqual({ kind: 'all', of: [vip, spam, china] });
    expect(moveInto(tree, [0], [1], 1)).toEqual({
      kind: 'all',
      of: [{ kind: 'not', of: { kind: 'any', of: [vip, china, { kind: 'not', of: spam }] } }],
    });
    expect(moveInto(tree, [1], [1], 0)).toBe(tree);
  });
});

describe('a condition as JSON', () => {
  it('comes back as it went, every kind of line', () => {
    const every: Condition = { kind: 'all', of: leafKinds.map((kind) => newLeaf(kind, vocabulary)) };
    expect(readCondition(asJson(every))).toEqual(every);
    expect(readCondition(asJson(tree))).toEqual(tree);
  });

  it('is refused when it is none', () => {
    for (const text of ['', 'hello', '[]', '{"kind":"page"}', '{"kind":"hasTag"}', '{"kind":"all","of":[1]}'])
      expect(readCondition(text), text).toBeUndefined();
  });
});

describe('a condition as a sentence', () => {
  const say = (condition: Condition | null, lang: 'en' | 'zh-CN' = 'en') =>
    conditionSentence(condition, startI18n(lang).t, vocabulary);

  it('reads in English', () => {
    expect(say(tree)).toBe('Country is “CN” and not (has the tag “VIP” or is not spam)');
    expect(say(priced)).toBe(
      '“page visited” where path starts with “/pricing” happened at least 2 times in the last 30 days',
    );
    expect(say({ kind: 'not', of: { ...priced, n: 1 } })).toBe(
      '“page visited” where path starts with “/pricing” did not happen in the last 30 days',
    );
    expect(say({ kind: 'trait', field: 'renewal', op: 'IN_NEXT_DAYS', values: [14] })).toBe(
      'Renewal is within the next 14 days',
    );
    expect(say({ kind: 'any', of: [{ kind: 'all', of: [vip, china] }, spam] })).toBe(
      '(has the tag “VIP” and Country is “CN”) or is spam',
    );
    expect(say(null)).toBe('every lead');
  });

  it('reads in Chinese', () => {
    expect(say(tree, 'zh-CN')).toBe('Country为“CN”，且并非（带有标签“VIP”，或不是垃圾线索）');
    expect(say(priced, 'zh-CN')).toBe('最近 30 天内“访问页面”（path以“/pricing”开头）至少发生 2 次');
    expect(say({ kind: 'owned', owner: 'team:sdr' }, 'zh-CN')).toBe('负责人为 SDR 团队');
  });

  const sequence: Leaf = {
    kind: 'happened',
    pattern: {
      type: 'demo.requested',
      where: [],
      after: { first: { type: 'page', where: [] }, within: 'P7D' },
    },
    times: 'AT_LEAST',
    n: 1,
    window: { kind: 'inLast', duration: 'P30D' },
  };
  const watched: Leaf = {
    kind: 'measured',
    pattern: { type: 'page', where: [] },
    property: 'seconds',
    measure: 'SUM',
    times: 'AT_LEAST',
    amount: 600,
    window: { kind: 'ever' },
  };

  it('tells what came before, and what events add up to', () => {
    expect(say(sequence)).toBe(
      '“demo requested”, at most 1 week after “page visited”, happened in the last 30 days',
    );
    expect(say(sequence, 'zh-CN')).toBe('最近 30 天内发生过“访问页面”之后 1 周内的“申请演示”');
    expect(say(watched)).toBe('the sum of seconds over “page visited” at any time is at least 600');
    expect(say(watched, 'zh-CN')).toBe('曾经“访问页面”的 seconds 之和不小于 600');
  });

  it('calls a persona a persona', () => {
    const personas = { ...vocabulary, segments: [{ id: 'hot', name: 'Buyer', kind: 'PERSONA' as const }] };
    expect(conditionSentence({ kind: 'inSegment', segment: 'hot' }, startI18n('en').t, personas)).toBe(
      'is the persona “Buyer”',
    );
    expect(say({ kind: 'inSegment', segment: 'hot' })).toBe('is in the segment “Hot leads”');
  });

  it('names the days of a window as people do, the last one included', () => {
    const year: Leaf = {
      ...priced,
      n: 1,
      pattern: { type: 'page', where: [] },
      window: {
        kind: 'between',
        from: new Date(2026, 0, 1).toISOString(),
        to: new Date(2027, 0, 1).toISOString(),
      },
    };
    expect(say(year)).toBe('“page visited” happened from 2026-01-01 to 2026-12-31');
    expect(say({ kind: 'trait', field: 'renewal', op: 'ANNIVERSARY_TODAY', values: [] })).toBe(
      'today is the anniversary of Renewal',
    );
  });

  it('says the contrary of a score below as at least', () => {
    const below: Leaf = { kind: 'scoreBelow', dimension: 'FIT', points: 20 };
    expect(say(below)).toBe('Fit is below 20');
    expect(say(negate(below))).toBe('Fit is at least 20');
  });

  it('has words for every comparison of every type of field', () => {
    for (const field of [
      ...vocabulary.fields,
      { key: 'flag', label: 'Flag', type: 'FLAG' as const, options: [] },
    ])
      for (const op of opsFor(field.type))
        for (const lang of ['en', 'zh-CN'] as const)
          expect(say({ kind: 'trait', field: field.key, op, values: [1, 2] }, lang), op).not.toMatch(unsaid);
  });

  it('has words for every kind of line in both languages, turned around or not', () => {
    for (const lang of ['en', 'zh-CN'] as const) {
      for (const kind of leafKinds) {
        const leaf = newLeaf(kind, vocabulary);
        for (const condition of [leaf, negate(leaf)]) {
          expect(say({ kind: 'all', of: [condition] }, lang)).not.toMatch(unsaid);
        }
      }
    }
  });
});
