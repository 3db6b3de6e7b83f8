import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { http } from '@/shared/api';
import type { Condition, Value } from '@/shared/playbook';

/** A figure that depends on chance: the mean of all runs and the range in which nine of ten lie. */
export interface Range {
  mean: number;
  low: number;
  high: number;
}

export type After =
  { kind: 'ofMessage'; channel?: string | null } | { kind: 'ofEvent'; type: string } | { kind: 'ofDay' };

/** How leads react: learned, or as somebody set it. */
export interface Reaction {
  type: string;
  after: After;
  probability: number;
  delay: string;
  examples: { properties: Record<string, Value> }[];
  seen: number;
  of: number;
}

export interface Reactions {
  reactions: Reaction[];
}

export interface DryRunReport {
  plan: {
    journey: string;
    version: number;
    start: string;
    horizon: string;
    seed: number;
    runs: number;
    reactions: Reactions;
  };
  leads: number;
  entered: Range;
  days: { date: string; messages: Record<string, Range> }[];
  nodes: { node: string; total: Range; byDay: number[] }[];
  exits: Record<string, Range>;
  goals: Record<string, Range>;
  delayed: Record<string, Range>;
  withheld: Record<string, Range>;
  cut: number;
}

export interface RunStanding {
  id: string;
  by: string;
  askedAt: string;
  state: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  done: number;
  total?: number | null;
  message?: string | null;
  endedAt?: string | null;
}

export interface Run {
  standing: RunStanding;
  journey: string;
  report?: DryRunReport | null;
}

/** What a dry run is asked; what is left out is the server's usual. */
export interface Wish {
  audience?: Condition;
  segment?: string;
  days: number;
  seed: number;
  runs: number;
  reactions?: Reactions;
}

export const isUnderway = (standing: RunStanding): boolean =>
  standing.state === 'QUEUED' || standing.state === 'RUNNING';

const path = (journey: string) => `/api/journeys/${encodeURIComponent(journey)}`;

export const runsQuery = (journey: string) =>
  queryOptions({
    queryKey: ['journeys', journey, 'dry-runs'],
    queryFn: () => http.get<{ items: RunStanding[] }>(`${path(journey)}/dry-runs`),
  });

/** A dry run; asked again and again while it is under way. */
export const runQuery = (journey: string, id: string | undefined) =>
  queryOptions({
    queryKey: ['journeys', journey, 'dry-runs', id],
    queryFn: () => http.get<Run>(`${path(journey)}/dry-runs/${id ?? ''}`),
    enabled: id !== undefined,
    refetchInterval: (query) =>
      query.state.data !== undefined && isUnderway(query.state.data.standing) ? 1_000 : false,
  });

export const reactionsQuery = (journey: string) =>
  queryOptions({
    queryKey: ['journeys', journey, 'reactions'],
    queryFn: () => http.get<{ leads: number; reactions: Reactions }>(`${path(journey)}/reactions`),
    staleTime: 300_000,
  });

export function useBeginRun(journey: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: Wish) => http.post<Run>(`${path(journey)}/dry-runs`, wish),
    onSuccess: (run) => client.setQueryData(runQuery(journey, run.standing.id).queryKey, run),
  });
}

export function useCancelRun(journey: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => http.post(`${path(journey)}/dry-runs/${id}/cancel`),
    onSettled: () => client.invalidateQueries({ queryKey: ['journeys', journey, 'dry-runs'] }),
  });
}
