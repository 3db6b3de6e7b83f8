import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { http, type KeysetPage } from '@/shared/api';
import type { LeadCard, Task } from '@/shared/work';

export type Scope = 'all' | 'mine' | 'pool';

export interface Attempts {
  calls: number;
  outcome: string;
  lastAt: string;
}

export interface QueueItem {
  lead: LeadCard;
  since: string;
  task: Task | null;
  calls: Attempts | null;
}

export interface Deal {
  id: string;
  name: string | null;
  stage: string;
  status: 'OPEN' | 'WON' | 'LOST';
  amount: string | number | null;
  currency: string | null;
}

export interface Sheet {
  lead: LeadCard;
  queued: boolean;
  tasks: Task[];
  calls: Attempts | null;
  opportunities: Deal[];
}

export interface Next {
  title: string;
  dueAt: string | null;
}

export interface Outcome {
  kind: 'CLAIM' | 'CALL' | 'ACCEPT' | 'REJECT';
  outcome?: string;
  reason?: string;
  note?: string;
  next?: Next;
}

export interface TaskItem {
  task: Task;
  lead: LeadCard | null;
}

export interface AlertItem {
  alert: {
    id: string;
    lead: number;
    kind: string;
    args: string[];
    at: string;
    readAt: string | null;
  };
  lead: LeadCard | null;
}

/** Everything that changes when a lead is worked is under this key. */
export const deskKey = ['desk', 'work'] as const;

export const queueQuery = (scope: Scope) =>
  infiniteQueryOptions({
    queryKey: [...deskKey, 'queue', scope],
    queryFn: ({ pageParam, signal }) =>
      http.get<KeysetPage<QueueItem>>('/api/desk/queue', {
        query: { scope, limit: 50, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 60_000,
  });

export const countsQuery = queryOptions({
  queryKey: [...deskKey, 'counts'],
  queryFn: ({ signal }) => http.get<{ mine: number; pool: number }>('/api/desk/queue/counts', { signal }),
});

export const taskCountsQuery = queryOptions({
  queryKey: [...deskKey, 'tasks', 'counts'],
  queryFn: ({ signal }) =>
    http.get<{ open: number; overdue: number; today: number }>('/api/tasks/counts', { signal }),
});

export const sheetQuery = (lead: number) =>
  queryOptions({
    queryKey: [...deskKey, 'lead', lead],
    queryFn: ({ signal }) => http.get<Sheet>(`/api/desk/leads/${lead}`, { signal }),
  });

export const sendOutcome = (lead: number, outcome: Outcome) =>
  http.post<Sheet>(`/api/desk/leads/${lead}/outcome`, outcome);
