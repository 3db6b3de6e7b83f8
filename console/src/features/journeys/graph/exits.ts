import type { JourneyNode, NodeKind } from '@/shared/playbook';

/** A way out of a node. `key` is `next`, `then`, `otherwise`, `onError`, `arm:<index>` or `share:<index>`. */
export interface Exit {
  key: string;
  /** The operator's own name of the way: of an arm of a branch, or of a share of a split. */
  name?: string;
  target: string | undefined;
  /** Taken when the node could not do its work; there is no such way until it leads somewhere. */
  error?: true;
  /** Leads of a hold-out leave here: nothing can be connected. */
  closed?: true;
}

/** The ways out of a node, in the order they are drawn; the one on error comes last. */
export function exitsOf(node: JourneyNode): Exit[] {
  switch (node.kind) {
    case 'goal':
    case 'exit':
      return [];
    case 'waitFor':
      return [exit('then', node.then), exit('otherwise', node.otherwise)];
    case 'branch':
      return [
        ...node.arms.map((arm, i) => ({ ...exit(`arm:${i}`, arm.next), name: arm.name })),
        exit('otherwise', node.otherwise),
      ];
    case 'split':
      return node.shares.map((share, i) => ({
        ...exit(`share:${i}`, share.holdOut ? undefined : share.next),
        name: share.name,
        ...(share.holdOut ? { closed: true as const } : {}),
      }));
    case 'subJourney':
      return [exit('next', node.next), exit('otherwise', node.otherwise)];
    case 'send':
    case 'moveStage':
    case 'callWebhook':
    case 'offerSurvey':
    case 'giveReward':
      return [exit('next', node.next), { ...exit('onError', node.onError), error: true }];
    case 'entry':
    case 'wait':
    case 'waitUntil':
    case 'addTag':
    case 'removeTag':
    case 'assign':
    case 'createTask':
    case 'setField':
    case 'adjustScore':
    case 'notify':
    case 'enterJourney':
    case 'leaveJourney':
      return [exit('next', node.next)];
  }
}

function exit(key: string, target: string | null | undefined): Exit {
  return { key, target: target ?? undefined };
}

/** The ways a lead takes when all goes well. */
export const usualExits = (node: JourneyNode): Exit[] => exitsOf(node).filter((e) => e.error !== true);

/** The ways worth a word on the card: an error exit only when it leads somewhere. */
export const shownExits = (node: JourneyNode): Exit[] =>
  exitsOf(node).filter((e) => e.error !== true || e.target !== undefined);

/** The same node with one way leading elsewhere; an unknown way changes nothing. */
export function withExit(node: JourneyNode, key: string, target: string | undefined): JourneyNode {
  const known = exitsOf(node).find((e) => e.key === key);
  if (known === undefined || known.closed === true) return node;
  const to = target ?? null;
  if (node.kind === 'branch' && key.startsWith('arm:')) {
    return { ...node, arms: node.arms.map((arm, i) => (key === `arm:${i}` ? { ...arm, next: to } : arm)) };
  }
  if (node.kind === 'split') {
    const shares = node.shares.map((share, i) => (key === `share:${i}` ? { ...share, next: to } : share));
    return { ...node, shares };
  }
  // The key names the component of the node that holds the way.
  return { ...node, [key]: to };
}

/** The same node with every way mapped; used when nodes are removed or copied. */
export function mapExits(node: JourneyNode, to: (target: string) => string | undefined): JourneyNode {
  return exitsOf(node).reduce(
    (n, e) => (e.target === undefined ? n : withExit(n, e.key, to(e.target))),
    node,
  );
}

/** Goals watch from anywhere and entries begin: nothing leads to them. */
export function hasWayIn(kind: NodeKind): boolean {
  return kind !== 'entry' && kind !== 'goal';
}
