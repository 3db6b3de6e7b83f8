/** How e-mail goes out, as the server keeps it. */
import { queryOptions } from '@tanstack/react-query';
import { ApiProblem, http, type KeysetPage } from '@/shared/api';

export interface EmailSettings {
  mode: 'OFF' | 'CAPTURE' | 'SMTP';
  host: string;
  port: number;
  security: 'STARTTLS' | 'TLS' | 'NONE';
  certificate: 'VERIFIED' | 'ANY';
  user: string;
  /** Shown as `{set: true}`, taken as `{value: …}`. */
  password?: { set?: boolean; value?: string } | null;
  fromName: string;
  fromAddress: string;
  replyTo: string;
  bounceAddress: string;
  baseUrl: string;
  website: string;
  postalAddress: string;
  perSecond: number;
}

export interface Dkim {
  domain: string;
  selector: string;
  recordName: string;
  recordValue: string;
}

export interface TestResult {
  came: string;
  detail: string;
}

export const REASONS = ['HARD_BOUNCE', 'COMPLAINT', 'UNSUBSCRIBED', 'MANUAL', 'IMPORTED'] as const;

export interface Suppression {
  address: string;
  reason: (typeof REASONS)[number];
  detail?: string | null;
  addedAt: string;
  addedBy: string;
}

export interface Imported {
  added: number;
  known: number;
  refusedCount: number;
  refused: string[];
}

export const emailQuery = queryOptions({
  queryKey: ['settings', 'email'],
  queryFn: () => http.get<EmailSettings>('/api/settings/email'),
});

/** The signing key; null when there is none. */
export const dkimQuery = queryOptions({
  queryKey: ['settings', 'email', 'dkim'],
  queryFn: async () => {
    try {
      return await http.get<Dkim>('/api/email/dkim');
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return null;
      throw error;
    }
  },
});

const SUPPRESSIONS = '/api/email/suppressions';

export const email = {
  save: (settings: EmailSettings) => http.put<EmailSettings>('/api/settings/email', settings),
  test: (to: string) => http.post<TestResult>('/api/email/test', { to }),
  makeKey: (domain: string, selector: string) => http.post<Dkim>('/api/email/dkim', { domain, selector }),
  suppressions: (q: string, cursor: string | undefined, signal: AbortSignal) =>
    http.get<KeysetPage<Suppression>>(SUPPRESSIONS, { query: { q, cursor }, signal }),
  suppress: (address: string) => http.post(SUPPRESSIONS, { address }),
  release: (one: Suppression) =>
    http.delete(
      `${SUPPRESSIONS}?${new URLSearchParams({ address: one.address, reason: one.reason }).toString()}`,
    ),
  importAll: (csv: string) =>
    http.post<Imported>(`${SUPPRESSIONS}/import`, new Blob([csv], { type: 'text/csv' }), {
      headers: { 'Content-Type': 'text/csv' },
    }),
  exportTo: `${SUPPRESSIONS}/export`,
};
