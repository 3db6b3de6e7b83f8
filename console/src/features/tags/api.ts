import { queryOptions } from '@tanstack/react-query';
import { http } from '@/shared/api';
import type { Playbook, TagRule } from '@/shared/playbook';

export interface Use {
  kind: 'JOURNEY' | 'SEGMENT' | 'TAG' | 'SCORE_RULE' | 'STAGE';
  id: string;
  name: string;
}

export interface Standing {
  id: string;
  known: boolean;
  leads: number;
  newest: string | null;
  weeks: number[];
  usedBy: Use[];
  alike: { tag: string; share: number }[];
}

export const tagsQuery = queryOptions({
  queryKey: ['tags', 'standing'],
  queryFn: async ({ signal }) => (await http.get<{ items: Standing[] }>('/api/tags', { signal })).items,
});

/** A tag as the list shows it. `gone` is one that leads still bear and no playbook has. */
export interface Row {
  tag: TagRule;
  standing: Standing | undefined;
  state: 'live' | 'changed' | 'new' | 'removed' | 'gone';
}

export type Health = 'never' | 'stale' | 'alike' | 'unused';

const QUARTER = 90 * 86_400_000;

/** The tags in force, those of the draft, and those that are only borne any more; by group. */
export function rowsOf(live: Playbook, draft: Playbook, standing: readonly Standing[]): Row[] {
  const ids = [...new Set([...draft.tags, ...live.tags, ...standing].map((one) => one.id))];
  return ids.map((id): Row => {
    const now = live.tags.find((one) => one.id === id);
    const next = draft.tags.find((one) => one.id === id);
    const state =
      now === undefined && next === undefined
        ? 'gone'
        : now === undefined
          ? 'new'
          : next === undefined
            ? 'removed'
            : JSON.stringify(now) === JSON.stringify(next)
              ? 'live'
              : 'changed';
    const tag = next ?? now ?? { id, name: id, group: '', kind: 'FACTUAL', weight: 0 };
    return { tag, standing: standing.find((one) => one.id === id), state };
  });
}

/** What may be wrong with a tag; nothing is said of one that is not in force yet. */
export function healthOf({ standing, state }: Row, now: number): Health[] {
  if (standing === undefined || state === 'new') return [];
  const health: Health[] = [];
  if (standing.leads === 0) health.push('never');
  else if (standing.newest !== null && now - Date.parse(standing.newest) > QUARTER) health.push('stale');
  if (standing.alike.length > 0) health.push('alike');
  if (standing.usedBy.length === 0) health.push('unused');
  return health;
}
