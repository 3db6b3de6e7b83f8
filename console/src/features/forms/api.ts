import { queryOptions } from '@tanstack/react-query';
import { http, type KeysetPage } from '@/shared/api';
import type { Words, Written, WrittenKind } from '@/shared/writing';
import { newDefinition } from './model';

interface Common {
  key: string;
  label: Words;
  required: boolean;
  field: string | null;
}

export interface Option {
  value: string;
  label: Words;
}

export type Question =
  | (Common & { kind: 'text'; lines: boolean })
  | (Omit<Common, 'field'> & { kind: 'email' })
  | (Omit<Common, 'field'> & { kind: 'phone' })
  | (Common & { kind: 'choice'; style: 'LIST' | 'BUTTONS' | 'BOXES'; options: Option[] })
  | (Common & { kind: 'check' })
  | (Common & { kind: 'number'; least: number | null; most: number | null })
  | (Common & { kind: 'date'; first: string | null; last: string | null })
  | { kind: 'hidden'; key: string; field: string | null; value: string }
  | (Omit<Common, 'field'> & { kind: 'consent'; channel: string; purpose: string | null });

export type Kind = Question['kind'];

/** Where a person gets a file: on the page at once, or by e-mail alone. */
export type How = 'PAGE' | 'EMAIL';

export type After =
  | { kind: 'message'; text: Words }
  | { kind: 'redirect'; url: string }
  | { kind: 'asset'; asset: string; text: Words; how: How; days: number };

export interface Definition {
  title: Words;
  intro: Words;
  button: Words;
  questions: Question[];
  after: After;
  /** How many questions whose answers go to fields are asked at once; null asks all, always. */
  asks?: number | null;
  /** Whether a consent counts only once it is confirmed from the mailbox. */
  confirms?: boolean | null;
}

/** A file people ask for by a form. */
export interface Asset {
  id: string;
  name: string;
  file: string;
  bytes: number;
  changedAt: string;
  changedBy: string;
  downloads: number;
  forms: string[];
}

export interface FormDetail {
  form: Written;
  definition: Definition;
  address: string;
}

export interface Result {
  channel: string;
  views: number;
  submissions: number;
  held: number;
  rejected: number;
}

/** A submission that looks like spam. */
export interface Held {
  id: string;
  form: string;
  at: string;
  answers: Record<string, string[]>;
  score: number;
  reasons: string[];
}

export const formsKey = ['forms'] as const;
export const formKind: WrittenKind<Definition, FormDetail> = {
  home: '/forms',
  path: '/api/forms',
  prefix: '/p/',
  key: formsKey,
  written: ({ form }) => form,
  definition: ({ definition }) => definition,
  fresh: newDefinition,
};

export const assetsKey = ['forms', 'assets'] as const;
export const heldKey = ['forms', 'held'] as const;

export function formQuery(id: string) {
  return queryOptions({
    queryKey: [...formsKey, 'one', id],
    queryFn: ({ signal }) => http.get<FormDetail>(`/api/forms/${id}`, { signal }),
  });
}

export function resultsQuery(id: string, days: number) {
  return queryOptions({
    queryKey: [...formsKey, 'results', id, days],
    queryFn: ({ signal }) =>
      http.get<{ from: string; channels: Result[] }>(`/api/forms/${id}/results`, { query: { days }, signal }),
  });
}

/** Files to choose from; a few hundred at most are offered. */
export const assetsQuery = queryOptions({
  queryKey: [...assetsKey, 'toChoose'],
  queryFn: ({ signal }) => http.get<KeysetPage<Asset>>('/api/assets', { query: { limit: 200 }, signal }),
});
