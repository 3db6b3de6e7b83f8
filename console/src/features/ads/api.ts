import type { SecretForm } from '@/shared/components';

export const platforms = [
  'GOOGLE',
  'META',
  'LINKEDIN',
  'BAIDU',
  'OCEAN_ENGINE',
  'TENCENT',
  'XIAOHONGSHU',
  'OTHER',
] as const;
export type Platform = (typeof platforms)[number];

export interface Connection {
  id: string;
  platform: Platform;
  name: string;
  active: boolean;
  key: SecretForm;
  verify: SecretForm;
  access: SecretForm;
  account: string | null;
  developer: SecretForm;
  address: string | null;
  proof: 'KEY' | 'HMAC_SHA256' | 'HMAC_SHA1' | null;
  header: string | null;
  mapping: Record<string, string>;
  idPath: string | null;
  conversions: Record<string, string>;
  people: boolean;
}

export interface Item {
  connection: Connection;
  /** What to enter at the platform. */
  address: string;
  /** Whether the platform itself documents the format. */
  confirmed: boolean;
  lately: { taken: number; waiting: number; failed: number; last: string | null } | null;
}

export interface Got {
  id: number;
  connection: string;
  vendorId: string;
  receivedAt: string;
  state: 'WAITING' | 'TAKEN' | 'IGNORED' | 'FAILED';
  attempts: number;
  why: string | null;
  lead: number | null;
}

export interface Told {
  effect: string;
  connection: string;
  lead: number;
  conversion: string;
  state: 'SENT' | 'SKIPPED' | 'FAILED';
  why: string | null;
  at: string;
}

export interface Tried {
  leads: {
    vendorId: string;
    fields: Record<string, string>;
    campaign: string | null;
    form: string | null;
    test: boolean;
  }[];
  toFetch: string[];
  problem: string | null;
}

export const adsKey = ['ads'] as const;

/** Platforms we can tell what became of a lead. */
export const listening: readonly Platform[] = ['GOOGLE', 'META', 'BAIDU', 'OCEAN_ENGINE', 'TENCENT'];
/** Platforms whose API we call, to tell them something or to fetch leads of which only the ids come. */
export const called: readonly Platform[] = [...listening, 'LINKEDIN'];
/** Platforms whose webhook is mapped by name. */
export const mapped: readonly Platform[] = ['BAIDU', 'OCEAN_ENGINE', 'TENCENT', 'XIAOHONGSHU', 'OTHER'];
