import type { Feature } from '@/shared/feature';
import { hasRole, type Session } from '@/shared/session';
import { features } from './features';

export type NavEntry = Feature & { nav: NonNullable<Feature['nav']> };

/** What a person finds on the left: the features that have pages and are open to one of their roles. */
export function navigationFor(session: Session | null, all: readonly Feature[] = features): NavEntry[] {
  return all.filter(
    (f): f is NavEntry => f.nav !== undefined && f.routes.length > 0 && hasRole(session, f.nav.roles),
  );
}

/** Where a person starts: the desk for those who live there, else the first entry. */
export function startPage(session: Session | null, all: readonly Feature[] = features): string | undefined {
  const entries = navigationFor(session, all);
  const lead = session?.user.roles ?? [];
  const deskFirst = lead.length > 0 && lead.every((r) => r === 'SDR' || r === 'SELLER');
  return (entries.find((e) => deskFirst && e.id === 'desk') ?? entries[0])?.nav.to;
}
