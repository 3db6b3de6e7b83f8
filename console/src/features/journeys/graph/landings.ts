/** What happens to leads inside earlier versions when an edited journey is published. */
import { canonical, type Journey, type JourneyNode, type Landing } from '@/shared/playbook';
import type { Counts } from '../api';
import { hasWayIn } from './exits';

/** A step of an earlier version, and what is to become of those who stand there. */
export interface Standing {
  node: JourneyNode;
  /** The newest version in force that has the step. */
  version: number;
  /** Leads at the step in all versions; undefined when nobody could count. */
  inside: number | undefined;
  landing: Landing;
}

/** Whether publishing makes a new version: name, layout, priority and landings do not. */
export function isNewCourse(published: Journey, edited: Journey): boolean {
  const course = (j: Journey) => canonical({ nodes: j.nodes, exitWhen: j.exitWhen });
  return course(published) !== course(edited);
}

/** At the same step when it is still there, else in the version they entered. */
export function defaultLanding(node: JourneyNode, edited: Journey): Landing {
  const same = edited.nodes.find((n) => n.id === node.id);
  return same?.kind === node.kind ? { kind: 'moveTo', node: node.id } : { kind: 'stay' };
}

/** Where a landing may lead. */
export const landingNodes = (journey: Journey): JourneyNode[] =>
  journey.nodes.filter((n) => hasWayIn(n.kind));

/** What was chosen before, unless the step it leads to is gone; else the default. */
function landingOf(node: JourneyNode, edited: Journey): Landing {
  const chosen = edited.landings?.[node.id];
  const leads = (to: string) => landingNodes(edited).some((n) => n.id === to);
  return chosen !== undefined && (chosen.kind !== 'moveTo' || leads(chosen.node))
    ? chosen
    : defaultLanding(node, edited);
}

/** The steps of all versions in force at which leads may stand, those with most leads first. */
export function standings(
  published: readonly Journey[],
  edited: Journey,
  counts: Counts | undefined,
): Standing[] {
  const versions = published.filter((j) => j.id === edited.id).sort((a, b) => b.version - a.version);
  const found = new Map<string, Standing>();
  for (const { version, nodes } of versions) {
    for (const node of nodes) {
      if (!hasWayIn(node.kind) || node.kind === 'exit' || found.has(node.id)) continue;
      const inside = counts?.nodes
        .filter((c) => c.journey === edited.id && c.node === node.id)
        .reduce((sum, c) => sum + c.inside, 0);
      found.set(node.id, { node, version, inside, landing: landingOf(node, edited) });
    }
  }
  return [...found.values()].sort((a, b) => (b.inside ?? 0) - (a.inside ?? 0));
}

/** Steps somebody has to decide about: leads are there, or may be. */
export const occupied = (all: readonly Standing[]): Standing[] =>
  all.filter((s) => s.inside === undefined || s.inside > 0);

/** Every step gets its landing, since leads go on moving until the moment of publishing. */
export function landingsOf(all: readonly Standing[]): Record<string, Landing> {
  return Object.fromEntries(all.map((s) => [s.node.id, s.landing]));
}
