import { queryOptions } from '@tanstack/react-query';
import { http } from '@/shared/api';
import type { SecretForm } from '@/shared/components';

export interface Staff {
  userId: string;
  owner: string;
}

export interface Pair {
  tag: string;
  theirs: string;
}

export interface Corp {
  id: string;
  name: string;
  active: boolean;
  corpId: string;
  secret: SecretForm;
  token: SecretForm;
  aesKey: SecretForm;
  address: string | null;
  welcome: string | null;
  assigns: boolean;
  staff: Staff[] | null;
  tags: Pair[] | null;
}

export interface Item {
  corp: Corp;
  /** What to enter at WeCom. */
  address: string;
}

export interface Code {
  corp: string;
  state: string;
  name: string;
  campaign: string | null;
  staff: string[];
  welcome: string;
  picture: string;
  adds: number;
  createdAt: string;
}

export interface TheirTag {
  id: string;
  name: string;
  group: string;
}

export const wecomKey = ['wecom'] as const;

export const corpsQuery = queryOptions({
  queryKey: [...wecomKey, 'corps'],
  queryFn: ({ signal }) => http.get<{ items: Item[] }>('/api/wecom/corps', { signal }),
});

export const codesQuery = queryOptions({
  queryKey: [...wecomKey, 'codes'],
  queryFn: ({ signal }) => http.get<{ items: Code[] }>('/api/wecom/codes', { signal }),
});

/** Colleagues who may add customers; asked of WeCom, so it may be refused. */
export const staffQuery = (corp: string) =>
  queryOptions({
    queryKey: [...wecomKey, 'staff', corp],
    queryFn: ({ signal }) => http.get<{ items: string[] }>(`/api/wecom/corps/${corp}/staff`, { signal }),
    retry: false,
    staleTime: 60_000,
  });

export const theirTagsQuery = (corp: string) =>
  queryOptions({
    queryKey: [...wecomKey, 'tags', corp],
    queryFn: ({ signal }) => http.get<{ items: TheirTag[] }>(`/api/wecom/corps/${corp}/tags`, { signal }),
    retry: false,
    staleTime: 60_000,
  });

/** Leads who came by a code, as the lead list is asked for them. */
export const cameBy = (code: Code) =>
  JSON.stringify({
    kind: 'happened',
    pattern: { type: 'wecom.added', where: [{ path: 'state', op: 'IS', values: [code.state] }] },
    times: 'AT_LEAST',
    n: 1,
    window: { kind: 'ever' },
  });
