import { Graph, layout as dagre } from '@dagrejs/dagre';
import type { Journey, JourneyNode, Point } from '@/shared/playbook';
import { exitsOf, shownExits } from './exits';

export const NODE_WIDTH = 236;
const gap = { beside: 44, below: 64 };

/** About how tall a node is drawn, in pixels; more ways out need a row of their own. */
export function nodeHeight(node: JourneyNode): number {
  const ways = shownExits(node).length > 1 ? 28 : 0;
  return 84 + ways + (isShared(node) ? 14 : 0);
}

/** Whether the card shows how leads are shared out. */
export function isShared(node: JourneyNode): boolean {
  return node.kind === 'split' || (node.kind === 'send' && (node.variants?.length ?? 0) > 1);
}

/** Places every node anew, from the entry downwards; goals stand in a column of their own. */
export function arrange(journey: Journey): Record<string, Point> {
  const drawn = [false, true].flatMap((reversed) => {
    const at = ranked(journey, reversed);
    const mirrored = Object.fromEntries(Object.entries(at).map(([id, p]) => [id, { x: -p.x, y: p.y }]));
    return [at, mirrored];
  });
  const best = drawn.sort((a, b) => crossings(journey, a) - crossings(journey, b))[0] ?? {};
  const corner = (node: JourneyNode, p: Point) => ({
    x: Math.round(p.x - NODE_WIDTH / 2),
    y: Math.round(p.y - nodeHeight(node) / 2),
  });
  const right = Math.max(0, ...Object.values(best).map((p) => p.x + NODE_WIDTH / 2));
  const goals = journey.nodes.filter((n) => n.kind === 'goal');
  return Object.fromEntries(
    journey.nodes.map((node) => {
      const at = best[node.id];
      const column = {
        x: Math.round(right + 2 * gap.beside),
        y: goals.findIndex((g) => g.id === node.id) * 130,
      };
      return [node.id, at === undefined ? column : corner(node, at)];
    }),
  );
}

/** The middles of all nodes but goals, as dagre ranks them. */
function ranked(journey: Journey, reversed: boolean): Record<string, Point> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: gap.beside, ranksep: gap.below });
  graph.setDefaultEdgeLabel(() => ({}));
  const nodes = journey.nodes.filter((n) => n.kind !== 'goal');
  for (const node of nodes) graph.setNode(node.id, { width: NODE_WIDTH, height: nodeHeight(node) });
  for (const node of nodes) {
    const exits = reversed ? exitsOf(node).reverse() : exitsOf(node);
    for (const { target } of exits)
      if (target !== undefined && graph.hasNode(target)) graph.setEdge(node.id, target);
  }
  dagre(graph);
  return Object.fromEntries(
    nodes.map((n) => {
      const { x, y } = graph.node(n.id) as Point;
      return [n.id, { x, y }];
    }),
  );
}

/** How often ways out of one node stand in another order than where they lead; a far way only wants the near aside. */
function crossings(journey: Journey, at: Readonly<Record<string, Point>>): number {
  let count = 0;
  for (const node of journey.nodes) {
    const here = at[node.id];
    if (here === undefined) continue;
    const exits = exitsOf(node);
    const side = (i: number) => Math.sign(i - (exits.length - 1) / 2);
    const near = exits.map((e) => {
      const there = e.target === undefined ? undefined : at[e.target];
      return there === undefined || there.y - here.y > 230 ? undefined : there.x - here.x;
    });
    near.forEach((x, i) => {
      if (x !== undefined && side(i) * x < 0) count++;
    });
  }
  return count;
}

/** A journey whose every node has a place: those without one are arranged, the others stay. */
export function placed(journey: Journey): Journey {
  if (journey.nodes.every((n) => journey.layout[n.id] !== undefined)) return journey;
  const fresh = arrange(journey);
  const some = Object.keys(journey.layout).length > 0;
  return { ...journey, layout: some ? { ...fresh, ...journey.layout } : fresh };
}
