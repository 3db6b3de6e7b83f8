import { queryOptions, type QueryClient } from '@tanstack/react-query';
import { http } from '@/shared/api';

export interface Account {
  id: number;
  name: string;
  domain: string | null;
  createdAt: string | null;
  leads: number;
  known: number;
  heat: number;
  lastSeenAt: string | null;
  stages: string[];
  open: number;
  won: number;
}

export interface Person {
  id: number;
  name: string | null;
  email: string | null;
  phone: string | null;
  title: string | null;
  stage: string | null;
  grade: string | null;
  engagement: number;
  lastSeenAt: string;
}

/** An account among its kin. */
export interface Kin {
  id: number;
  name: string;
  domain: string | null;
  leads: number;
  heat: number;
}

export interface Likeness {
  score: number;
  /** Whether they look like companies of one group rather than the same. */
  group: boolean;
  reasons: { code: string; points: number; words: string[] }[];
}

export interface Alike {
  account: Kin;
  likeness: Likeness;
}

export interface Pair {
  one: Kin;
  other: Kin;
  likeness: Likeness;
}

export interface Family {
  above: Kin[];
  parts: Kin[];
  whole: { accounts: number; leads: number; heat: number; open: number; won: number };
  joined: Kin[];
  alike: Alike[];
}

export interface Warmth {
  points: { at: string; heat: number; people: number }[];
  /** Of how many people it was read. */
  read: number;
}

export interface AccountDetail {
  account: Account;
  /** Which part in a purchase people have, by the lead's number. */
  roles: Record<string, string>;
  /** The parts a committee needs; empty when the playbook has no field for them. */
  needed: string[];
  family: Family;
  leads: Person[];
  moreLeads: boolean;
  opportunities: {
    id: string;
    standing: string;
    stage: string | null;
    amount: { amount: string; currency: string } | null;
    at: string;
  }[];
}

export const accountsKey = ['accounts'] as const;

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: [...accountsKey, 'one', id],
    queryFn: ({ signal }) => http.get<AccountDetail>(`/api/accounts/${id}`, { signal }),
  });

/** What a change of one account may show in others too. */
export const changed = (client: QueryClient) => client.invalidateQueries({ queryKey: accountsKey });
