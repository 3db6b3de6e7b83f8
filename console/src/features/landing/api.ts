import { queryOptions } from '@tanstack/react-query';
import { http, type KeysetPage } from '@/shared/api';
import type { Words, Written, WrittenKind } from '@/shared/writing';
import { newLanding } from './model';

/** A heading with a text of its own. */
export interface Point {
  title: Words;
  text: Words;
}

/** A part of a page; a button whose `url` is empty leads to the form. */
export type Section =
  | {
      kind: 'hero';
      title: Words;
      text: Words;
      button: Words;
      url: string;
      picture: string | null;
      beside: boolean;
    }
  | { kind: 'text'; title: Words; text: Words }
  | { kind: 'points'; title: Words; points: Point[] }
  | { kind: 'numbers'; points: Point[] }
  | { kind: 'picture'; picture: string; alt: Words; caption: Words }
  | { kind: 'quote'; text: Words; by: Words }
  | { kind: 'faq'; title: Words; points: Point[] }
  | { kind: 'call'; title: Words; button: Words; url: string }
  | { kind: 'form'; title: Words };

export type Kind = Section['kind'];

export interface Variant {
  key: string;
  weight: number;
  sections: Section[];
}

export interface Landing {
  title: Words;
  description: Words;
  form: string | null;
  logo: string | null;
  shared: string | null;
  colour: string;
  listed: boolean;
  writeKey: string | null;
  variants: Variant[];
}

export interface LandingDetail {
  page: Written;
  definition: Landing;
  address: string;
  keys: { name: string; writeKey: string }[];
}

export interface Picture {
  id: string;
  name: string;
  width: number;
  height: number;
  size: number;
  path: string;
}

export interface Arm {
  variant: string;
  visitors: number;
  leads: number;
  held: number;
  rejected: number;
  rate: number | null;
  low: number | null;
  high: number | null;
  /** Of the difference to the first variant; null for that. */
  least: number | null;
  most: number | null;
  verdict: 'BETTER' | 'WORSE' | 'OPEN' | null;
}

export interface Results {
  from: string;
  variants: Arm[];
  channels: { channel: string; visitors: number; leads: number }[];
}

export const landingKey = ['landing'] as const;
export const picturesKey = ['landing', 'pictures'] as const;

export const landingKind: WrittenKind<Landing, LandingDetail> = {
  home: '/landing-pages',
  path: '/api/landing-pages',
  prefix: '/lp/',
  key: landingKey,
  written: ({ page }) => page,
  definition: ({ definition }) => definition,
  fresh: newLanding,
};

export function landingQuery(id: string) {
  return queryOptions({
    queryKey: [...landingKey, 'one', id],
    queryFn: ({ signal }) => http.get<LandingDetail>(`/api/landing-pages/${id}`, { signal }),
  });
}

export function resultsQuery(id: string, days: number) {
  return queryOptions({
    queryKey: [...landingKey, 'results', id, days],
    queryFn: ({ signal }) =>
      http.get<Results>(`/api/landing-pages/${id}/results`, { query: { days }, signal }),
  });
}

/** Forms a page may show; a few hundred at most are offered. */
export const formsQuery = queryOptions({
  queryKey: [...landingKey, 'forms'],
  queryFn: ({ signal }) => http.get<KeysetPage<Written>>('/api/forms', { query: { limit: 200 }, signal }),
});

/** Pictures to choose from, the newest first; as many at most as one looks through. */
export const picturesQuery = queryOptions({
  queryKey: picturesKey,
  queryFn: ({ signal }) => http.get<KeysetPage<Picture>>('/api/pictures', { query: { limit: 120 }, signal }),
});
