import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './problem';

/** What a person sees is what is true now: nothing is served from memory without being asked for again. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 0,
        retry: (failures, error) => {
          const { status } = ApiProblem.from(error);
          return failures < 2 && (status === 0 || status === 429 || status >= 502);
        },
      },
      mutations: { retry: false },
    },
  });
}

export const queryClient = newQueryClient();
