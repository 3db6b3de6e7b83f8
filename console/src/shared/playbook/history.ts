/** The published versions, what differs between any two playbooks, and the review of the draft. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { http, type KeysetPage } from '../api';
import { draftQuery, inForceQuery } from './api';
import type { Draft, VersionEntry } from './types';

export interface DiffChange {
  /** A path into the item, such as `/nodes/wait-3/duration`; empty for all of it. */
  place: string;
  /** Names of what lies on the way to it, outermost first. */
  within: string[];
  before?: unknown;
  after?: unknown;
}

export interface DiffItem {
  part: string;
  id?: string | null;
  name?: string | null;
  kind: 'ADDED' | 'REMOVED' | 'CHANGED' | 'REORDERED';
  changes: DiffChange[];
}

export interface Diff {
  from: string;
  to: string;
  count: number;
  items: DiffItem[];
  /** What the values mention by id, by `<kind>/<id>`. */
  names: Record<string, string>;
}

export const versionPages = infiniteQueryOptions({
  queryKey: ['playbook', 'history'],
  queryFn: ({ pageParam, signal }) =>
    http.get<KeysetPage<VersionEntry>>('/api/playbook/versions', {
      query: { limit: 50, cursor: pageParam },
      signal,
    }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
});

/** What differs between two sides, each a version or `draft`; `etag` tells one state of the draft from the next. */
export const diffQuery = (from: string, to: string, etag = '') =>
  queryOptions({
    queryKey: ['playbook', 'diff', from, to, etag],
    queryFn: ({ signal }) => http.get<Diff>('/api/playbook/diff', { query: { from, to }, signal }),
  });

export type ReviewAction = 'ask' | 'approve' | 'decline';

/** Notes a step of the review of the very draft that was looked at. */
export function useReview() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ step, etag, note }: { step: ReviewAction; etag: string; note: string }) =>
      http.post<Draft>(`/api/playbook/review/${step}`, { etag, note }),
    onSuccess: (draft) => client.setQueryData(draftQuery.queryKey, draft),
  });
}

/** Brings an old version into force at once, as a new version. */
export function useRollBack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, note }: { version: number; note: string }) =>
      http.post<{ version: number }>(`/api/playbook/versions/${version}/rollback`, { note }),
    onSuccess: () => client.invalidateQueries({ queryKey: inForceQuery.queryKey }),
  });
}
