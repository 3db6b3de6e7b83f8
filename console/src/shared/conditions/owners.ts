/** Who can own a lead: the two teams and the people, as `team:sdr` and `user:<id>`. */
import { useQuery } from '@tanstack/react-query';
import { peopleQuery, useOwnerName as useName } from '../work';

/** The name of an owner; who left the company keeps the id. */
export function useOwnerName(): (owner: string) => string {
  const name = useName();
  return (owner) => name(owner) ?? owner;
}

/** Teams and people to choose from; `chosen` is kept even when nobody knows it. */
export function useOwnerOptions(chosen?: string | null): { value: string; label: string }[] {
  const nameOf = useOwnerName();
  const people = useQuery(peopleQuery).data ?? [];
  const offered = ['team:sdr', 'team:sales', ...people.map((p) => p.id)];
  const gone = chosen !== null && chosen !== undefined && chosen !== '' && !offered.includes(chosen);
  return [...offered, ...(gone ? [chosen] : [])].map((owner) => ({ value: owner, label: nameOf(owner) }));
}
