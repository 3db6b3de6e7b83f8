import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { http, type KeysetPage } from '@/shared/api';
import type { ReasonForm } from '@/shared/playbook';
import type { Explanation } from './asof';

export interface Source {
  channel: string;
  name: string | null;
  medium: string | null;
  campaign: string | null;
  content: string | null;
  keyword: string | null;
}

export interface LeadHead {
  id: number;
  known: boolean;
  name: string | null;
  email: string | null;
  phone: string | null;
  company: string | null;
  title: string | null;
  stage: string | null;
  stageSince: string | null;
  fit: number;
  engagement: number;
  grade: string | null;
  spam: boolean;
  owner: string | null;
  createdAt: string;
  lastSeenAt: string;
}

export interface FieldValue {
  key: string;
  label: string;
  type: 'TEXT' | 'NUMBER' | 'FLAG' | 'DATE' | 'CHOICE' | 'LIST';
  options: string[];
  value: unknown;
  at: string | null;
  from: string | null;
  because?: Because | null;
}

export interface Move {
  stage: string;
  name: string;
  missing: string[];
  reasonRequired: boolean;
}

export interface Deal {
  id: string;
  standing: string;
  stage: string | null;
  amount: { amount: string; currency: string } | null;
  at: string;
}

export interface LeadRecord {
  lead: LeadHead;
  firstSource: Source | null;
  lastSource: Source | null;
  account: { id: number; name: string; domain: string | null } | null;
  fields: FieldValue[];
  identifiers: { kind: string; value: string }[];
  consent: { channel: string; permission: string; since: string; because?: Because | null }[];
  tags: { tag: string; name: string; group: string; since: string; by: string }[];
  segments: { segment: string; name: string; since: string }[];
  journeys: {
    journey: string;
    name: string;
    version: number;
    node: string;
    since: string;
    until: string | null;
  }[];
  pastJourneys: { journey: string; name: string; times: number; lastLeft: string; last: string }[];
  stages: { stage: string; count: number; first: string; last: string }[];
  moves: Move[];
  opportunities: Deal[];
}

/** What a fact says; `kind` tells which of the engine's conclusions it is. */
export interface Conclusion {
  kind: string;
  [name: string]: unknown;
}

export interface Fact {
  seq: number;
  at: string;
  reason: ReasonForm;
  what: Conclusion;
}

export interface Entry {
  id: string;
  source: string;
  type: string;
  occurredAt: string;
  historic: boolean;
  actor: string | null;
  actorName: string | null;
  raw: unknown;
  facts: Fact[];
}

export interface Because {
  at: string;
  reason: ReasonForm;
  playbook: number;
  event: string;
  /** Its id in the timeline. */
  eventId?: string;
}

export interface Contribution {
  rule: string;
  name: string;
  points: number;
  base: number;
  at: string;
  halfLife: string | null;
  because: Because | null;
}

export interface Concluded {
  id: string;
  because: Because | null;
}

export interface Why {
  scores: { dimension: 'FIT' | 'ENGAGEMENT' | 'SPAM'; points: number; contributions: Contribution[] }[];
  grade: Because | null;
  stage: Because | null;
  owner: Because | null;
  tags: Concluded[];
  segments: Concluded[];
  journeys: Concluded[];
}

/** Everything of a lead is under this key. */
export const leadKey = (id: number) => ['lead', id] as const;

export const recordQuery = (id: number) =>
  queryOptions({
    queryKey: [...leadKey(id), 'record'],
    queryFn: ({ signal }) => http.get<LeadRecord>(`/api/leads/${id}`, { signal }),
  });

/** Everything concluded by a moment, each with why; `at` is a time, a day of which the end is meant, or empty for now. */
export const explainQuery = (id: number, at = '') =>
  queryOptions({
    queryKey: [...leadKey(id), 'explain', at],
    queryFn: ({ signal }) => http.get<Explanation>(`/api/leads/${id}/explain`, { query: { at }, signal }),
    placeholderData: keepPreviousData,
  });

export const timelineQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: [...leadKey(id), 'timeline'],
    queryFn: ({ pageParam, signal }) =>
      http.get<KeysetPage<Entry>>(`/api/leads/${id}/timeline`, {
        query: { limit: 100, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** What people do with a lead; each becomes an event. */
export type Action = 'accept' | 'reject' | 'stage' | 'tag' | 'untag' | 'assign' | 'call' | 'note' | 'enrol';

export const act = (id: number, action: Action, body: Record<string, unknown> = {}) =>
  http.post<LeadRecord>(`/api/leads/${id}/actions/${action}`, body);

export const change = (id: number, key: string, value: unknown) =>
  http.patch<LeadRecord>(`/api/leads/${id}`, { fields: { [key]: value } });

/** Where a lead came from when it became known, and who referred it. */
export interface LeadSources {
  creating: Source | null;
  knownSince: string | null;
  referredBy: number | null;
  sharedBy: string | null;
}

export const sourcesQuery = (lead: number) =>
  queryOptions({
    queryKey: ['lead', lead, 'sources'],
    queryFn: ({ signal }) => http.get<LeadSources>(`/api/sources/leads/${lead}`, { signal }),
  });
