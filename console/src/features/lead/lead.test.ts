import { describe, expect, it } from 'vitest';
import type { Entry } from './api';
import { sessionsOf } from './sessions';
import { detailOf, kindOf } from './words';

const entry = (id: string, occurredAt: string, type = 'page', raw: unknown = {}): Entry => ({
  id,
  source: 'web',
  type,
  occurredAt,
  historic: false,
  actor: null,
  actorName: null,
  raw,
  facts: [],
});

describe('the timeline', () => {
  it('begins another visit after a pause of more than half an hour', () => {
    const sessions = sessionsOf([
      entry('d', '2026-03-01T12:00:00Z'),
      entry('c', '2026-03-01T11:29:59Z'),
      entry('b', '2026-03-01T11:20:00Z'),
      entry('a', '2026-03-01T10:50:00Z'),
    ]);
    expect(sessions.map((s) => s.map((e) => e.id))).toEqual([['d'], ['c', 'b', 'a']]);
  });

  it('knows a touch from a message, from work, from a deal and from a moment that came', () => {
    expect(['page', 'email.opened', 'call.logged', 'opportunity.won', '$due'].map(kindOf)).toEqual([
      'touch',
      'message',
      'work',
      'deal',
      'moment',
    ]);
  });

  it('shows the part of an event that says most', () => {
    expect(
      detailOf(entry('a', '2026-03-01T10:00:00Z', 'page', { properties: { path: '/pricing', url: 'x' } })),
    ).toBe('/pricing');
    expect(detailOf(entry('a', '2026-03-01T10:00:00Z', 'page', 'not an object'))).toBeUndefined();
  });
});
