import { queryOptions } from '@tanstack/react-query';
import { http } from '@/shared/api';

export const SAID = ['GIVEN', 'WITHDRAWN', 'UNSUBSCRIBED', 'COMPLAINED', 'BOUNCED'] as const;
export const CHANNELS = ['email', 'sms', 'phone', 'wechat', 'wecom'] as const;

export interface Entry {
  lead: number;
  leadName: string | null;
  at: string;
  said: (typeof SAID)[number];
  channel: string;
  purpose: string | null;
  origin: string;
  words: string | null;
  textVersion: string | null;
  page: string | null;
  ip: string | null;
  agent: string | null;
  actor: string | null;
  note: string | null;
}

export interface Standing {
  channel: string;
  purpose: string | null;
  permission: 'UNKNOWN' | 'GRANTED' | 'WITHDRAWN' | 'UNDELIVERABLE' | 'COMPLAINED';
  since: string | null;
}

export interface OfLead {
  standings: Standing[];
  entries: Entry[];
  next: string | null;
}

export interface Purpose {
  key: string;
  channel: string;
  zh: string;
  en: string;
}

export const consentsKey = ['consents'] as const;

export const purposesQuery = queryOptions({
  queryKey: ['settings', 'consent'],
  queryFn: ({ signal }) => http.get<{ purposes: Purpose[] }>('/api/settings/consent', { signal }),
  staleTime: 60_000,
});
