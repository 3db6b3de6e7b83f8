import { queryOptions } from '@tanstack/react-query';
import { http } from '@/shared/api';

/** Where a touch came from, as the engine keeps it. */
export interface Origin {
  channel: string;
  name?: string | null;
  medium?: string | null;
  campaign?: string | null;
  content?: string | null;
  keyword?: string | null;
}

export type Kind = 'CAMPAIGN' | 'REFERRAL' | 'EMPLOYEE';

export interface ShortLink {
  code: string;
  kind: Kind;
  name: string;
  address: string;
  target: string;
  leadsTo: string;
  origin: Origin;
  lead: number | null;
  person: string | null;
  expiresAt: string | null;
  retired: boolean;
  active: boolean;
  clicks: number;
  machines: number;
  leads: number;
  createdAt: string;
}

export interface LinkDetail {
  link: ShortLink;
  days: { day: string; clicks: number; machines: number }[];
}

export interface Plan {
  code: string;
  name: string;
  channel: string;
  source: string;
  owner: string | null;
  startsOn: string | null;
  endsOn: string | null;
  budget: string | null;
  currency: string | null;
  goal: number | null;
  notes: string;
  archived: boolean;
}

export interface Campaign {
  id: string;
  plan: Plan;
  ownerName: string | null;
  standing: 'PLANNED' | 'RUNNING' | 'ENDED' | 'ARCHIVED';
  leads: number;
  links: number;
  createdAt: string;
}

export interface Unplanned {
  code: string;
  leads: number;
  last: string;
}

export type ChannelKind = 'PAID' | 'OWNED' | 'EARNED' | 'OFFLINE';

export interface Channel {
  id: string;
  kind: ChannelKind;
  zh: string;
  en: string;
}

export const subjects = [
  'SOURCE',
  'MEDIUM',
  'CAMPAIGN',
  'CONTENT',
  'KEYWORD',
  'CHANNEL',
  'PAGE',
  'REFERRER',
  'EVENT',
] as const;
export const comparisons = ['IS', 'IS_NOT', 'CONTAINS', 'STARTS_WITH', 'IS_SET', 'IS_EMPTY'] as const;

export interface Test {
  subject: (typeof subjects)[number];
  comparison: (typeof comparisons)[number];
  value: string | null;
}

export interface Rule {
  all: Test[];
  channel: string;
  name: string | null;
}

export interface Taxonomy {
  channels: Channel[];
  rules: Rule[];
}

export const channelsKey = ['channels'] as const;
export const linksKey = ['links'] as const;
export const campaignsKey = ['campaigns'] as const;

export const channelsQuery = queryOptions({
  queryKey: channelsKey,
  queryFn: ({ signal }) => http.get<Taxonomy>('/api/channels', { signal }),
  staleTime: 60_000,
});

/** What of a report's row a campaign shows. */
export interface Money {
  key: string;
  won: string;
  cost: string;
  customers: { value: number };
}
