import type { Journey } from '@/shared/playbook';
import type { Counts } from '../api';

/** What became of those who entered a journey. */
export interface Outcomes {
  inside: number;
  entered: number;
  /** Came to an end of the journey. */
  finished: number;
  goal: number;
  /** Left before an end: by the journey's own condition, or taken out by a person. */
  early: number;
}

/** The outcomes of one journey over all its versions. Who leaves at an end node has finished, wherever else has not. */
export function outcomesOf(id: string, versions: readonly Journey[], counts: Counts | undefined): Outcomes {
  const total = counts?.journeys.find((j) => j.journey === id);
  const ends = new Set(
    versions
      .filter((j) => j.id === id)
      .flatMap((j) => j.nodes.filter((n) => n.kind === 'exit').map((n) => `${j.version}/${n.id}`)),
  );
  const atEnd = (counts?.nodes ?? [])
    .filter((n) => n.journey === id && ends.has(`${n.version}/${n.node}`))
    .reduce((sum, n) => sum + (n.exits?.$EXITED ?? 0), 0);
  return {
    inside: total?.inside ?? 0,
    entered: total?.entered ?? 0,
    finished: (total?.completed ?? 0) + atEnd,
    goal: total?.goal ?? 0,
    early: (total?.exited ?? 0) - atEnd + (total?.removed ?? 0),
  };
}
