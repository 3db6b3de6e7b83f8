import { queryOptions } from '@tanstack/react-query';
import { http } from '@/shared/api';
import type { Condition, Playbook, Segment } from '@/shared/playbook';

export interface Use {
  kind: 'JOURNEY' | 'SEGMENT' | 'TAG' | 'SCORE_RULE' | 'STAGE';
  id: string;
  name: string;
}

/** A segment in force, with whom it holds and who came and went within seven days. */
export interface Standing extends Segment {
  count: number;
  entered: number;
  left: number;
  usedBy: Use[];
}

export interface Day {
  day: string;
  entered: number;
  left: number;
}

export const segmentsQuery = queryOptions({
  queryKey: ['segments', 'list'],
  queryFn: async ({ signal }) => (await http.get<{ items: Standing[] }>('/api/segments', { signal })).items,
});

export const segmentQuery = (id: string) =>
  queryOptions({
    queryKey: ['segments', 'one', id],
    queryFn: ({ signal }) =>
      http.get<{ segment: Standing; days: Day[] }>(`/api/segments/${encodeURIComponent(id)}`, { signal }),
  });

/** A segment as a list shows it: in force, only drafted, or both and different. */
export interface Row {
  segment: Segment;
  /** Undefined while it is only a draft. */
  standing: Standing | undefined;
  state: 'live' | 'changed' | 'new' | 'removed';
}

/** The segments in force and those of the draft, side by side. */
export function rowsOf(live: Playbook, draft: Playbook, standing: readonly Standing[]): Row[] {
  const ids = [...new Set([...draft.segments, ...live.segments].map((s) => s.id))];
  return ids.flatMap((id): Row[] => {
    const now = live.segments.find((s) => s.id === id);
    const next = draft.segments.find((s) => s.id === id);
    const segment = next ?? now;
    if (segment === undefined) return [];
    const state =
      now === undefined
        ? 'new'
        : next === undefined
          ? 'removed'
          : JSON.stringify(now) === JSON.stringify(next)
            ? 'live'
            : 'changed';
    return [{ segment, standing: standing.find((s) => s.id === id), state }];
  });
}

export const emptyCondition: Condition = { kind: 'all', of: [] };
