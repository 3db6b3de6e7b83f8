/** Imports and tracking as the server tells them. */
import { queryOptions } from '@tanstack/react-query';
import { http, type KeysetPage } from '@/shared/api';

export type ImportState = 'UPLOADED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED' | 'UNDOING' | 'UNDONE';

export interface Counts {
  total: number;
  done: number;
  created: number;
  updated: number;
  duplicates: number;
  rejected: number;
}

export interface Summary {
  id: string;
  name: string;
  bytes: number;
  state: ImportState;
  createdAt: string;
  createdBy: string;
  counts: Counts;
  startedAt?: string | null;
  endedAt?: string | null;
  why?: string | null;
  /** What taking it back came to. */
  undone?: { by: string; removed: number; corrected: number; kept: number } | null;
}

export type ColumnKind = 'EMPTY' | 'EMAIL' | 'PHONE' | 'DATE' | 'NUMBER' | 'FLAG' | 'CHOICE' | 'TEXT';

export interface Column {
  index: number;
  name: string;
  filled: number;
  blank: number;
  distinct: number;
  values: { value: string; rows: number }[];
  kind: ColumnKind;
}

export interface ValueRule {
  from: string;
  to: string;
  anyCase: boolean;
}

export interface MappedColumn {
  index: number;
  target: string;
  values: ValueRule[];
}

export interface Constant {
  target: string;
  value: string;
}

export type DateOrder = 'YEAR_FIRST' | 'DAY_FIRST' | 'MONTH_FIRST';

export interface Options {
  historic: boolean;
  badCells: 'REJECT_ROW' | 'LEAVE_OUT';
  country: string;
  currency: string;
  dates: DateOrder;
}

export interface Mapping {
  columns: MappedColumn[];
  constants: Constant[];
  options: Options;
}

export interface Offer {
  index: number;
  target: string;
  merges: ValueRule[];
  blanks: ValueRule[];
}

export interface ImportView {
  summary: Summary;
  charset: string;
  delimiter: string;
  /** Of a workbook. */
  sheets: string[];
  sheet: number;
  file: { columns: Column[]; rows: number; whole: boolean; faulty: number; samples: string[][] };
  offers: Offer[];
  options: Options;
  mapping?: Mapping | null;
  /** How the last file with the same columns was mapped. */
  earlier?: { name: string; at: string; by: string; mapping: Mapping } | null;
}

export interface Choice {
  id: string;
  name: string;
}

export interface Targets {
  common: string[];
  fields: Choice[];
  stages: Choice[];
  tags: Choice[];
}

export interface PreviewItem {
  line: number;
  taken: boolean;
  lead?: number | null;
  identifiers: string[];
  said: Record<string, unknown>;
  source?: string | null;
  events: string[];
  faults: string[];
  cells: string[];
}

export interface Preview {
  rows: number;
  taken: number;
  rejected: number;
  whole: boolean;
  reasons: Record<string, number>;
  items: PreviewItem[];
  faulty: PreviewItem[];
}

export interface TrackingKey {
  id: string;
  key: string;
  name: string;
  origins: string[];
  lastEventAt?: string | null;
  lastType?: string | null;
  events: number;
  lastRefusedAt?: string | null;
  refused: number;
}

export interface SeenEvent {
  entry: string;
  at: string;
  writeKey: string;
  type: string;
  who?: string | null;
  occurredAt: string;
  source?: string | null;
  raw: string;
}

export interface RejectedEvent {
  id: string;
  at: string;
  writeKey: string;
  type?: string | null;
  messageId?: string | null;
  code: string;
  message: string;
  raw: string;
}

const every = (ms: number) => ms;

/** Whether the server is at it. */
export const under = (state: ImportState | undefined) => state === 'RUNNING' || state === 'UNDOING';

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => http.get<ImportView>(`/api/imports/${id}`, { signal }),
    refetchInterval: (query) => (under(query.state.data?.summary.state) ? every(1000) : false),
  });

export const targetsQuery = queryOptions({
  queryKey: ['imports', 'targets'],
  queryFn: ({ signal }) => http.get<Targets>('/api/imports/targets', { signal }),
});

export const keysQuery = queryOptions({
  queryKey: ['tracking', 'keys'],
  queryFn: ({ signal }) => http.get<{ items: TrackingKey[] }>('/api/tracking/keys', { signal }),
  refetchInterval: every(5000),
});

export const eventsQuery = (key: string) =>
  queryOptions({
    queryKey: ['tracking', 'events', key],
    queryFn: ({ signal }) =>
      http.get<{ items: SeenEvent[] }>('/api/tracking/events', { signal, query: { key } }),
    refetchInterval: every(3000),
  });

/** The lead an event just taken concerned, and by what its timeline names it. */
export const ledTo = (entry: string) =>
  http.get<{ lead: number; entry: string }>(`/api/tracking/events/${entry}/lead`);

export const listImports = (cursor: string | undefined, signal: AbortSignal) =>
  http.get<KeysetPage<Summary>>('/api/imports', { signal, query: { cursor, limit: 25 } });

export const listRejected = (key: string, cursor: string | undefined, signal: AbortSignal) =>
  http.get<KeysetPage<RejectedEvent>>('/api/tracking/rejected', {
    signal,
    query: { key, cursor, limit: 25 },
  });

/** Sends a file and tells how far it is. */
export const upload = (file: File, progress: (share: number) => void) =>
  http.upload<ImportView>('POST', '/api/imports', file, progress, { name: file.name });
