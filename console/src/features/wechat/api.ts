import { queryOptions } from '@tanstack/react-query';
import { http } from '@/shared/api';
import type { SecretForm } from '@/shared/components';

export interface Reply {
  word: string;
  exact: boolean;
  text: string;
}

export interface Account {
  id: string;
  name: string;
  active: boolean;
  appId: string;
  secret: SecretForm;
  token: SecretForm;
  aesKey: SecretForm;
  address: string | null;
  welcome: string | null;
  /** Whether readers of forms and landing pages are known by it. */
  readers: boolean | null;
  replies: Reply[] | null;
  otherwise: string | null;
}

export interface Item {
  account: Account;
  /** What to enter at WeChat. */
  address: string;
}

export interface Code {
  account: string;
  scene: string;
  name: string;
  campaign: string | null;
  reply: string;
  url: string;
  expiresAt: string | null;
  scans: number;
  follows: number;
  createdAt: string;
}

export const wechatKey = ['wechat'] as const;

export const accountsQuery = queryOptions({
  queryKey: [...wechatKey, 'accounts'],
  queryFn: ({ signal }) => http.get<{ items: Item[] }>('/api/wechat/accounts', { signal }),
});

export const codesQuery = queryOptions({
  queryKey: [...wechatKey, 'codes'],
  queryFn: ({ signal }) => http.get<{ items: Code[] }>('/api/wechat/codes', { signal }),
});

export type Leaf =
  | { kind: 'link'; name: string; url: string }
  | { kind: 'say'; name: string; key: string; text: string }
  | { kind: 'miniprogram'; name: string; appId: string; path: string; url: string };
export type Entry = Leaf | { kind: 'folder'; name: string; entries: Leaf[] };

export interface MenuView {
  menu: { entries: Entry[] };
  /** Null when it was not made here: then it is what WeChat shows now. */
  publishedAt: string | null;
  publishedBy: string | null;
}

export const menuQuery = (account: string) =>
  queryOptions({
    queryKey: [...wechatKey, 'menu', account],
    queryFn: ({ signal }) => http.get<MenuView>(`/api/wechat/accounts/${account}/menu`, { signal }),
    retry: false,
  });
