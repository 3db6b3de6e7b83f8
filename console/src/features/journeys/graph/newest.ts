import type { Journey } from '@/shared/playbook';

/** The version of a journey that is meant by its id: not a retired one if there is another, else the newest. */
export function newestOf(journeys: readonly Journey[], id: string): Journey | undefined {
  return [...journeys]
    .filter((j) => j.id === id)
    .sort((a, b) => rank(b) - rank(a))
    .at(0);
}

function rank(journey: Journey): number {
  return (journey.status === 'RETIRED' ? 0 : 1_000_000) + journey.version;
}

/** The ids of all journeys in the order they first appear. */
export function idsOf(journeys: readonly Journey[]): string[] {
  return [...new Set(journeys.map((j) => j.id))];
}
