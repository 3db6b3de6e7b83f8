import { queryOptions } from '@tanstack/react-query';
import { http } from '@/shared/api';

/** A text in both languages. */
export interface Words {
  zh: string;
  en: string;
}

export interface FormEntry {
  id: string;
  name: string;
  published: number | null;
  draft: number | null;
  open: boolean;
  changedAt: string;
  changedBy: string;
}

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

export type After = { kind: 'message'; text: Words } | { kind: 'redirect'; url: string };

export interface Definition {
  title: Words;
  intro: Words;
  button: Words;
  questions: Question[];
  after: After;
}

export interface FormDetail {
  form: FormEntry;
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
