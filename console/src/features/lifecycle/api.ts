import { queryOptions } from '@tanstack/react-query';
import { http } from '@/shared/api';

/** How many leads stand in a stage, known and anonymous, and how many reached it first in the last 30 days. */
export interface StageVolume {
  stage: string;
  known: number;
  anonymous: number;
  firstReachedLast30Days: number;
}

export const volumesQuery = queryOptions({
  queryKey: ['lifecycle', 'volumes'],
  queryFn: () => http.get<{ stages: StageVolume[] }>('/api/lifecycle/volumes'),
});

/** The filter under which the lead list shows everyone in a stage; anonymous visitors are asked for expressly. */
export function leadsIn(volume: StageVolume): Record<string, string> {
  return volume.anonymous > 0 ? { stage: volume.stage, known: 'all' } : { stage: volume.stage };
}
