/** Reading and changing the playbook: the one in force, the draft, and what publishing would do. */
import {
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { http } from '../api';
import { useCallback, useMemo } from 'react';
import { useProblemWords } from './problems';
import type { Draft, DraftEffect, InForce, Playbook, VersionEntry, Vocabulary } from './types';

export const inForceQuery = queryOptions({
  queryKey: ['playbook'],
  queryFn: () => http.get<InForce>('/api/playbook'),
});

export const draftQuery = queryOptions({
  queryKey: ['playbook', 'draft'],
  queryFn: () => http.get<Draft>('/api/playbook/draft'),
});

export const vocabularyQuery = queryOptions({
  queryKey: ['playbook', 'vocabulary'],
  queryFn: () => http.get<Vocabulary>('/api/playbook/vocabulary'),
  staleTime: 30_000,
});

export const versionsQuery = queryOptions({
  queryKey: ['playbook', 'versions'],
  queryFn: () => http.get<{ items: VersionEntry[] }>('/api/playbook/versions'),
});

export function effectQuery(etag: string, sample = 1000) {
  return queryOptions({
    queryKey: ['playbook', 'effect', etag, sample],
    queryFn: () => http.post<DraftEffect>('/api/playbook/draft/effect', undefined, { query: { sample } }),
  });
}

export const useInForce = () => useQuery(inForceQuery);

/** The draft; its problems say what is wrong in the language that is on. */
export function useDraft(): UseQueryResult<Draft> {
  const say = useProblemWords();
  const select = useCallback(
    (draft: Draft) => ({ ...draft, problems: draft.problems.map((p) => ({ ...p, message: say(p) })) }),
    [say],
  );
  return useQuery({ ...draftQuery, select });
}

const nothing: Vocabulary = {
  fields: [],
  eventTypes: [],
  tags: [],
  segments: [],
  stages: [],
  journeys: [],
  channels: [],
};

/**
 * What editors may offer; empty while it loads. Where the draft has been read, it tells which segments are personas and what
 * nodes journeys have.
 */
export function useVocabulary(): Vocabulary {
  const known = useQuery(vocabularyQuery).data ?? nothing;
  const draft = useQuery({ ...draftQuery, enabled: false }).data?.playbook;
  return useMemo(() => (draft === undefined ? known : withDraft(known, draft)), [known, draft]);
}

function withDraft(known: Vocabulary, { segments, journeys }: Playbook): Vocabulary {
  const nodesOf = (id: string) =>
    journeys
      .filter((j) => j.id === id)
      .at(-1)
      ?.nodes.map((n) => ({ id: n.id, name: 'name' in n && n.name !== '' ? n.name : n.id }));
  return {
    ...known,
    segments: known.segments.map((s) => ({ ...s, kind: segments.find((d) => d.id === s.id)?.kind ?? null })),
    journeys: known.journeys.map((j) => ({ ...j, nodes: nodesOf(j.id) ?? [] })),
  };
}

/** A part of the draft: `scoring`, `lifecycle`, `journeys/welcome` … */
export type DraftPart = string;

/** Writes one part of the draft, or takes it out with `null`; the draft on every open page follows. */
export function useSavePart(): UseMutationResult<Draft, Error, { part: DraftPart; value: unknown }> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ part, value }) => {
      const path = `/api/playbook/draft/${part.split('/').map(encodeURIComponent).join('/')}`;
      return value === null ? http.delete<Draft>(path) : http.put<Draft>(path, value);
    },
    onSuccess: (draft) => {
      client.setQueryData(draftQuery.queryKey, draft);
      void client.invalidateQueries({ queryKey: vocabularyQuery.queryKey });
    },
  });
}

export function useDiscardDraft(): UseMutationResult<void, Error, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => http.delete('/api/playbook/draft'),
    onSuccess: () => client.invalidateQueries({ queryKey: inForceQuery.queryKey }),
  });
}

export function usePublish(): UseMutationResult<{ version: number }, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (note) => http.post<{ version: number }>('/api/playbook/publish', { note }),
    onSuccess: () => client.invalidateQueries({ queryKey: inForceQuery.queryKey }),
  });
}
