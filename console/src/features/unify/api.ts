import { queryOptions } from '@tanstack/react-query';
import { http } from '@/shared/api';

export type State = 'OPEN' | 'LATER' | 'DIFFERENT' | 'MERGED';
export type Level = 'AGREE' | 'CLOSE' | 'LOOSE' | 'DIFFER' | 'MISSING';
export type Side = 'one' | 'other';

export interface Card {
  id: number;
  name: string | null;
  stage: string | null;
  owner: string | null;
  firstSeen: string | null;
  lastSeen: string | null;
  identifiers: { kind: string; value: string }[];
}

export interface Row {
  field: string;
  label: string;
  one: string | null;
  other: string | null;
  kept: Side;
}

export interface Pair {
  one: Card;
  other: Card;
  probability: number;
  evidence: { part: string; level: Level; bits: number }[];
  fields: Row[];
  conflicts: { kind: string; one: string; other: string }[];
  state: State;
  foundAt: string;
}

export interface Summary {
  counts: Partial<Record<State, number>>;
  automatic: number | null;
  learnedFrom: number;
  limits: { from: number; decided: number; same: number; low: number | null; high: number | null }[];
}

export interface Merge {
  id: string;
  stays: number;
  goes: number;
  name: string | null;
  at: string;
  why: string;
  by: string | null;
  undoneAt: string | null;
}

export const duplicatesKey = ['duplicates'] as const;
export const mergesKey = ['merges'] as const;

export const summaryQuery = queryOptions({
  queryKey: [...duplicatesKey, 'summary'],
  queryFn: ({ signal }) => http.get<Summary>('/api/duplicates/summary', { signal }),
});
