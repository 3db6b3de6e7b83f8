/** Who can own a lead: the two teams and the people, as `team:sdr` and `user:<id>`. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { http } from '../api';
import { ownerText } from './sentence';

interface Person {
  id: string;
  name: string;
}

export const peopleQuery = queryOptions({
  queryKey: ['people'],
  queryFn: async (): Promise<Person[]> => {
    const answer = await http.get<Person[] | { items: Person[] }>('/api/users');
    return Array.isArray(answer) ? answer : answer.items;
  },
  staleTime: 60_000,
  retry: false,
});

/** The name of an owner; people whose names may not be seen by their id. */
export function useOwnerName(): (owner: string) => string {
  const { t } = useTranslation('conditions');
  const people = useQuery(peopleQuery).data ?? [];
  return (owner) => ownerText(owner, t, (id) => people.find((p) => `user:${p.id}` === id)?.name);
}

/** Teams and people to choose from; `chosen` is kept even when nobody knows it. */
export function useOwnerOptions(chosen?: string | null): { value: string; label: string }[] {
  const nameOf = useOwnerName();
  const people = useQuery(peopleQuery).data ?? [];
  const offered = ['team:sdr', 'team:sales', ...people.map((p) => `user:${p.id}`)];
  const gone = chosen !== null && chosen !== undefined && chosen !== '' && !offered.includes(chosen);
  return [...offered, ...(gone ? [chosen] : [])].map((owner) => ({ value: owner, label: nameOf(owner) }));
}
