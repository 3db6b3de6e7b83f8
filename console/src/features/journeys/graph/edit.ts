/** Changes to a journey as pure functions: each takes a journey and gives the changed one. */
import type { Journey, JourneyNode, NodeKind, Point } from '@/shared/playbook';
import { hasWayIn, mapExits, usualExits, withExit } from './exits';
import { newNode } from './newNode';

/** An id no node of the journey has: `send`, `send-2` … */
export function freshId(taken: ReadonlySet<string>, kind: NodeKind): string {
  const base = kind.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
  if (!taken.has(base)) return base;
  let n = 2;
  while (taken.has(`${base}-${n}`)) n++;
  return `${base}-${n}`;
}

const ids = (journey: Journey) => new Set(journey.nodes.map((n) => n.id));

/** The node is put in without a way to it. */
export function addNode(journey: Journey, kind: NodeKind, at: Point): { journey: Journey; id: string } {
  const id = freshId(ids(journey), kind);
  return {
    id,
    journey: {
      ...journey,
      nodes: [...journey.nodes, newNode(kind, id)],
      layout: { ...journey.layout, [id]: at },
    },
  };
}

const openExits = (node: JourneyNode) => usualExits(node).filter((e) => e.closed !== true);

/**
 * The node is put behind another, between it and what followed: the first way out of the new node takes over. Nodes
 * without a way in stand alone beside.
 */
export function addAfter(journey: Journey, after: string, kind: NodeKind): { journey: Journey; id: string } {
  const at = journey.layout[after] ?? { x: 0, y: 0 };
  const added = addNode(
    journey,
    kind,
    hasWayIn(kind) ? { x: at.x, y: at.y + 150 } : { x: at.x + 300, y: at.y },
  );
  const source = journey.nodes.find((n) => n.id === after);
  const free =
    source === undefined
      ? undefined
      : (openExits(source).find((e) => e.target === undefined) ?? openExits(source)[0]);
  if (source === undefined || free === undefined || !hasWayIn(kind)) return added;
  const linked = connect(added.journey, after, free.key, added.id);
  const firstOut = openExits(newNode(kind, added.id))[0];
  const journeyNow =
    free.target === undefined || firstOut === undefined
      ? linked
      : connect(linked, added.id, firstOut.key, free.target);
  return { journey: pushDown(journeyNow, after, added.id, free.target), id: added.id };
}

/** Makes room for a node put between two: what stands below the first moves down. */
function pushDown(journey: Journey, after: string, id: string, next: string | undefined): Journey {
  const above = journey.layout[after];
  const here = journey.layout[id];
  const there = next === undefined ? undefined : journey.layout[next];
  if (above === undefined || here === undefined || there === undefined || there.y - here.y >= 130)
    return journey;
  const layout = Object.fromEntries(
    Object.entries(journey.layout).map(([k, p]) => [
      k,
      k !== id && p.y > above.y ? { x: p.x, y: p.y + 150 } : p,
    ]),
  );
  return { ...journey, layout };
}

export function connect(journey: Journey, from: string, key: string, to: string | undefined): Journey {
  const target = journey.nodes.find((n) => n.id === to);
  if (to !== undefined && (target === undefined || !hasWayIn(target.kind) || from === to)) return journey;
  return replace(journey, from, (n) => withExit(n, key, to));
}

function replace(journey: Journey, id: string, change: (node: JourneyNode) => JourneyNode): Journey {
  return { ...journey, nodes: journey.nodes.map((n) => (n.id === id ? change(n) : n)) };
}

/** Puts a changed node in the place of the one with its id. */
export function updateNode(journey: Journey, node: JourneyNode): Journey {
  return replace(journey, node.id, () => node);
}

/**
 * Takes nodes out. Where a removed node had one way on, what led to it now leads there; the entry stays, since every
 * journey has one.
 */
export function removeNodes(journey: Journey, remove: readonly string[]): Journey {
  const gone = new Set(remove.filter((id) => journey.nodes.find((n) => n.id === id)?.kind !== 'entry'));
  const byId = new Map(journey.nodes.map((n) => [n.id, n]));
  const heir = (id: string, seen = new Set<string>()): string | undefined => {
    if (!gone.has(id)) return id;
    if (seen.has(id)) return undefined;
    seen.add(id);
    const node = byId.get(id);
    const exits = node === undefined ? [] : usualExits(node);
    const only = exits.length === 1 ? exits[0]?.target : undefined;
    return only === undefined ? undefined : heir(only, seen);
  };
  return {
    ...journey,
    nodes: journey.nodes.filter((n) => !gone.has(n.id)).map((n) => mapExits(n, (t) => heir(t))),
    layout: Object.fromEntries(Object.entries(journey.layout).filter(([id]) => !gone.has(id))),
  };
}

export function moveNodes(journey: Journey, moved: Readonly<Record<string, Point>>): Journey {
  return { ...journey, layout: { ...journey.layout, ...moved } };
}

export interface Clip {
  nodes: JourneyNode[];
  layout: Record<string, Point>;
}

/** A copy of some nodes; the entry is left out. */
export function copyNodes(journey: Journey, chosen: readonly string[]): Clip {
  const nodes = journey.nodes.filter((n) => chosen.includes(n.id) && n.kind !== 'entry');
  return {
    nodes,
    layout: Object.fromEntries(nodes.map((n) => [n.id, journey.layout[n.id] ?? { x: 0, y: 0 }])),
  };
}

/** Puts a copy in under new ids, a little aside; ways among the copied nodes are kept, ways out of the copy are not. */
export function pasteNodes(
  journey: Journey,
  clip: Clip,
  offset = 48,
): { journey: Journey; pasted: string[] } {
  const taken = ids(journey);
  const renamed = new Map<string, string>();
  for (const node of clip.nodes) {
    const id = freshId(taken, node.kind);
    taken.add(id);
    renamed.set(node.id, id);
  }
  const nodes = clip.nodes.map((n) => {
    const mapped = mapExits(n, (t) => renamed.get(t));
    return { ...mapped, id: renamed.get(n.id) ?? n.id };
  });
  const layout = Object.fromEntries(
    Object.entries(clip.layout).map(([id, p]) => [
      renamed.get(id) ?? id,
      { x: p.x + offset, y: p.y + offset },
    ]),
  );
  return {
    journey: { ...journey, nodes: [...journey.nodes, ...nodes], layout: { ...journey.layout, ...layout } },
    pasted: nodes.map((n) => n.id),
  };
}
