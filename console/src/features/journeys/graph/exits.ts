import type { JourneyNode, NodeKind } from '@/shared/playbook';

/** A way out of a node. `key` is `next`, `then`, `otherwise` or `arm:<index>`. */
export interface Exit {
  key: string;
  /** The operator's own name of the way, for the arms of a branch. */
  name?: string;
  target: string | undefined;
}

/** The ways out of a node, in the order they are drawn. */
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
    case 'entry':
    case 'send':
    case 'wait':
    case 'addTag':
    case 'removeTag':
    case 'assign':
    case 'createTask':
      return [exit('next', node.next)];
  }
}

function exit(key: string, target: string | null | undefined): Exit {
  return { key, target: target ?? undefined };
}

/** The same node with one way leading elsewhere; an unknown way changes nothing. */
export function withExit(node: JourneyNode, key: string, target: string | undefined): JourneyNode {
  const to = target ?? null;
  switch (node.kind) {
    case 'goal':
    case 'exit':
      return node;
    case 'waitFor':
      return key === 'then' ? { ...node, then: to } : key === 'otherwise' ? { ...node, otherwise: to } : node;
    case 'branch':
      if (key === 'otherwise') return { ...node, otherwise: to };
      return { ...node, arms: node.arms.map((arm, i) => (key === `arm:${i}` ? { ...arm, next: to } : arm)) };
    case 'entry':
    case 'send':
    case 'wait':
    case 'addTag':
    case 'removeTag':
    case 'assign':
    case 'createTask':
      return key === 'next' ? { ...node, next: to } : node;
  }
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
