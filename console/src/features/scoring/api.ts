import { queryOptions } from '@tanstack/react-query';
import { http } from '@/shared/api';

/** How many leads have each grade now; grades nobody has are there with zero. */
export interface GradeCounts {
  grades: Record<string, number>;
  total: number;
}

export const matrixQuery = queryOptions({
  queryKey: ['scoring', 'matrix'],
  queryFn: () => http.get<GradeCounts>('/api/scoring/matrix'),
});
