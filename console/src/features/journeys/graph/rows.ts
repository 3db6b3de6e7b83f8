import { canonical, type Journey, type JourneyStatus } from '@/shared/playbook';
import type { Counts } from '../api';
import { idsOf, newestOf } from './newest';
import { outcomesOf, type Outcomes } from './outcomes';

/** A line of the list of journeys. */
export interface JourneyRow {
  id: string;
  name: string;
  status: JourneyStatus;
  /** Whether it is in force. */
  published: boolean;
  /** Whether the draft differs from what is in force. */
  changed: boolean;
  /** The journey as the draft has it, or as it is in force. */
  journey: Journey;
  outcomes: Outcomes;
  /** Messages the journey wanted, over all its versions. */
  messages: number;
}

const content = (journey: Journey | undefined) =>
  journey === undefined ? '' : canonical({ ...journey, version: 0 });

/** The journeys in force and in the draft with their numbers, those at work first. */
export function rowsOf(
  live: readonly Journey[],
  draft: readonly Journey[],
  counts: Counts | undefined,
): JourneyRow[] {
  const order: Record<JourneyStatus, number> = { LIVE: 0, PAUSED: 1, RETIRED: 2 };
  return idsOf([...draft, ...live])
    .flatMap((id) => {
      const published = newestOf(live, id);
      const drafted = newestOf(draft, id);
      const journey = drafted ?? published;
      if (journey === undefined) return [];
      const nodes = counts?.nodes.filter((c) => c.journey === id) ?? [];
      const sends = new Set(
        [...live, journey]
          .filter((j) => j.id === id)
          .flatMap((j) => j.nodes.filter((n) => n.kind === 'send').map((n) => `${j.version}/${n.id}`)),
      );
      return [
        {
          id,
          name: journey.name,
          status: published?.status ?? journey.status,
          published: published !== undefined,
          changed: content(published) !== content(drafted),
          journey,
          outcomes: outcomesOf(id, live, counts),
          messages: nodes
            .filter((n) => sends.has(`${n.version}/${n.node}`))
            .reduce((sum, n) => sum + n.passed + n.inside, 0),
        },
      ];
    })
    .sort((a, b) => order[a.status] - order[b.status] || a.name.localeCompare(b.name));
}
