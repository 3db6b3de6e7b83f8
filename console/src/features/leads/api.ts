import { queryOptions } from '@tanstack/react-query';
import { http, type KeysetPage, type Query } from '@/shared/api';

/** A lead in a list. */
export interface LeadItem {
  id: number;
  known: boolean;
  name: string | null;
  email: string | null;
  phone: string | null;
  company: string | null;
  title: string | null;
  country: string | null;
  stage: string | null;
  stageSince: string | null;
  fit: number;
  engagement: number;
  grade: string | null;
  spam: boolean;
  owner: string | null;
  source: string | null;
  channel: string | null;
  campaign: string | null;
  keyword: string | null;
  createdAt: string;
  lastSeenAt: string;
  account: number | null;
  segments: string[];
  tags: string[];
}

export interface Count {
  count: number;
  atLeast: boolean;
}

export interface SavedView {
  id: string;
  name: string;
  /** The address of the list after its question mark. */
  query: string;
  shared: boolean;
  mine: boolean;
}

/** Long work on the server. */
export interface Job {
  kind: string;
  id: string;
  state: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';
  done: number;
  total: number | null;
  message: string | null;
  result: { changed?: number } | null;
}

export interface Bulk {
  what: 'TAG' | 'UNTAG' | 'ASSIGN' | 'STAGE';
  value: string | null;
  note?: string;
  ids?: number[];
  query?: string;
}

/** Pages that a condition leaves empty are passed over, this often at most for one press. */
const PASSED = 20;

export async function loadPage(
  query: Query,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<KeysetPage<LeadItem>> {
  let at = cursor;
  for (let i = 0; ; i++) {
    const page = await http.get<KeysetPage<LeadItem>>('/api/leads', {
      query: { ...query, cursor: at },
      signal,
    });
    const more = page.next ?? undefined;
    if (page.items.length > 0 || more === undefined || i >= PASSED) return page;
    at = more;
  }
}

export const countQuery = (query: Query) =>
  queryOptions({
    queryKey: ['leads', 'count', query],
    queryFn: ({ signal }) => http.get<Count>('/api/leads/count', { query, signal }),
  });

export const viewsQuery = queryOptions({
  queryKey: ['leads', 'views'],
  queryFn: async ({ signal }) =>
    (await http.get<{ items: SavedView[] }>('/api/leads/views', { signal })).items,
});

export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['jobs', id],
    queryFn: ({ signal }) => http.get<Job>(`/api/jobs/${id}`, { signal }),
    refetchInterval: (query) => (hasEnded(query.state.data) ? false : 700),
  });

export const hasEnded = (job: Job | undefined) =>
  job !== undefined && (job.state === 'DONE' || job.state === 'FAILED' || job.state === 'CANCELLED');

export const startBulk = (bulk: Bulk) => http.post<{ job: string; total: number }>('/api/leads/bulk', bulk);
/** A change of many leads of the last days. */
export interface BulkChange {
  job: string;
  what: Bulk['what'];
  value: string | null;
  at: string;
  by: string | null;
  leads: number;
  /** Whether the reader may undo it. */
  mine: boolean;
  /** Of the undoing; null while nobody asked. */
  state: Job['state'] | null;
  corrected: number;
  kept: number;
}

export const changesQuery = queryOptions({
  queryKey: ['leads', 'bulk'],
  queryFn: ({ signal }) => http.get<BulkChange[]>('/api/leads/bulk', { signal }),
});

export const undoBulk = (job: string) =>
  http.post<{ job: string; total: number }>(`/api/leads/bulk/${job}/undo`);
export const cancelJob = (id: string) => http.post<Job>(`/api/jobs/${id}/cancel`);
export const createLead = (fields: Record<string, unknown>) =>
  http.post<{ id: number }>('/api/leads', { fields });
