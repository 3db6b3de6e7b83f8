/** Who is signed in, and what their roles let them see. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, http } from './api';

export type Role = 'ADMIN' | 'MARKETER' | 'SDR' | 'SELLER' | 'ANALYST';

export interface User {
  id: string;
  name: string;
  email: string;
  roles: Role[];
  locale: string;
}

export interface Session {
  user: User;
}

/** The session, or null when nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await http.get<Session>('/api/session');
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null;
      throw error;
    }
  },
  staleTime: 5 * 60_000,
});

export function useSession(): Session | null {
  return useQuery(sessionQuery).data ?? null;
}

/** True when the person has one of the roles; administrators have all. */
export function hasRole(session: Session | null, roles: readonly Role[]): boolean {
  if (session === null) return false;
  return session.user.roles.includes('ADMIN') || roles.some((r) => session.user.roles.includes(r));
}

export function useCan(...roles: Role[]): boolean {
  return hasRole(useSession(), roles);
}

export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    await http.delete('/api/session').catch(() => undefined);
    client.clear();
    client.setQueryData(sessionQuery.queryKey, null);
  };
}
