import { describe, expect, it } from 'vitest';
import { startI18n } from '@/app/i18n';
import type { Condition, Vocabulary } from '../playbook/types';
import {
  append,
  asGroup,
  asksNothing,
  at,
  bare,
  change,
  fitValues,
  flaws,
  move,
  negate,
  newLeaf,
  placeOf,
  readScalar,
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

  it('has words for every kind of line in both languages, turned around or not', () => {
    const kinds = [
      'trait',
      'happened',
      'hasTag',
      'inSegment',
      'scoreAtLeast',
      'gradeIn',
      'isSpam',
      'stageIs',
      'stageWas',
      'inStageFor',
      'owned',
      'reachable',
      'permissionIs',
      'inJourney',
      'finishedJourney',
    ] as const;
    for (const lang of ['en', 'zh-CN'] as const) {
      for (const kind of kinds) {
        const leaf = newLeaf(kind, vocabulary);
        for (const condition of [leaf, negate(leaf)]) {
          expect(say({ kind: 'all', of: [condition] }, lang)).not.toMatch(
            /leaf\.|conditions|trait\.|window\.|dimension\.|\{\{/,
          );
        }
      }
    }
  });
});
