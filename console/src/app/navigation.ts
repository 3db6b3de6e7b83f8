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

const isIn = (path: string, to: string) => path === to || path.startsWith(`${to}/`);

/** The entries that show on a page, each group below the entry it belongs to; a group is folded away elsewhere. */
export function visibleAt(path: string, entries: readonly NavEntry[]): NavEntry[] {
  return entries
    .filter((entry) => entry.nav.within === undefined)
    .flatMap((entry) => {
      const group = entries.filter((inner) => inner.nav.within === entry.id);
      const open = [entry, ...group].some((one) => isIn(path, one.nav.to));
      return open ? [entry, ...group] : [entry];
    });
}

/** Where a person starts: the desk for those who live there, else the first entry. */
export function startPage(session: Session | null, all: readonly Feature[] = features): string | undefined {
  const entries = navigationFor(session, all);
  const lead = session?.user.roles ?? [];
  const deskFirst = lead.length > 0 && lead.every((r) => r === 'SDR' || r === 'SELLER');
  return (entries.find((e) => deskFirst && e.id === 'desk') ?? entries[0])?.nav.to;
}
