import { queryOptions, useQuery } from '@tanstack/react-query';
import { http } from '@/shared/api';

/**
 * How many leads stand at a node of one version and how many went on from it, by each way out: `next`, `then`,
 * `otherwise` or the name of an arm; ends of the journey begin with `$`.
 */
export interface NodeCount {
  journey: string;
  version: number;
  node: string;
  inside: number;
  passed: number;
  exits?: Record<string, number>;
}

export interface JourneyCount {
  journey: string;
  inside: number;
  entered: number;
  completed: number;
  goal: number;
  exited: number;
  removed?: number;
}

export interface Counts {
  nodes: NodeCount[];
  journeys: JourneyCount[];
}

export const countsQuery = queryOptions({
  queryKey: ['journeys', 'counts'],
  queryFn: () => http.get<Counts>('/api/journeys/counts'),
});

export interface ContentOption {
  id: string;
  name: string;
}

/** Pieces of content a channel can send; empty when they cannot be read. */
export function useContentOptions(channel: string): ContentOption[] {
  const query = useQuery({
    queryKey: ['content', 'options', channel],
    queryFn: () => http.get<{ items: ContentOption[] }>('/api/contents', { query: { limit: 200 } }),
    enabled: channel === 'email',
    retry: false,
  });
  return query.data?.items ?? [];
}

export interface Assignee {
  id: string;
  name: string;
}

/** People leads can be given to; empty for those who may not list them. */
export function useAssignees(): Assignee[] {
  const query = useQuery({
    queryKey: ['users', 'directory'],
    queryFn: () => http.get<{ items: Assignee[] }>('/api/users/directory'),
    retry: false,
  });
  return query.data?.items ?? [];
}
