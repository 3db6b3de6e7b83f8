/** Settings as the server keeps them. */
import { queryOptions } from '@tanstack/react-query';
import { http, type KeysetPage } from '@/shared/api';
import type { Role } from '@/shared/session';

export const ROLES: readonly Role[] = ['ADMIN', 'MARKETER', 'SDR', 'SELLER', 'ANALYST'];
export const TEAMS = ['sdr', 'sales'] as const;
export type Team = (typeof TEAMS)[number];

export interface Person {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  teams: Team[];
  locale: 'zh-CN' | 'en';
  active: boolean;
}

export interface WriteKey {
  id: string;
  key: string;
  name: string;
  origins: string[];
  createdAt: string;
  createdBy: string;
  revokedAt?: string | null;
}

export interface Company {
  name: string;
  timeZone: string;
  currency: string;
  locale: 'zh-CN' | 'en';
}

export interface AuditLine {
  id: number;
  at: string;
  actor: string;
  actorName: string;
  action: string;
  subject: string;
  detail: Record<string, string>;
  address?: string | null;
}

export type JobState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

export interface Job {
  id: string;
  kind: string;
  title: string;
  state: JobState;
  done: number;
  total?: number | null;
  message?: string | null;
  startedBy: string;
  createdAt: string;
  endedAt?: string | null;
}

export const peopleQuery = queryOptions({
  queryKey: ['settings', 'people'],
  queryFn: async () => (await http.get<KeysetPage<Person>>('/api/users')).items,
});

export const keysQuery = queryOptions({
  queryKey: ['settings', 'keys'],
  queryFn: async () => (await http.get<KeysetPage<WriteKey>>('/api/write-keys')).items,
});

export const companyQuery = queryOptions({
  queryKey: ['settings', 'company'],
  queryFn: () => http.get<Company>('/api/settings/company'),
});

const WHILE_WORKING = 1_500;
const OTHERWISE = 15_000;

/** Long work that goes on now; asked often while there is some. */
export const runningJobsQuery = queryOptions({
  queryKey: ['jobs', 'running'],
  queryFn: async () => (await http.get<KeysetPage<Job>>('/api/jobs', { query: { state: 'running' } })).items,
  refetchInterval: (query) => ((query.state.data?.length ?? 0) > 0 ? WHILE_WORKING : OTHERWISE),
});

/** How far a job is, in per cent; undefined while nobody can say. */
export function share(job: Job): number | undefined {
  if (job.total === null || job.total === undefined || job.total <= 0) return undefined;
  return Math.min(100, Math.floor((job.done / job.total) * 100));
}
