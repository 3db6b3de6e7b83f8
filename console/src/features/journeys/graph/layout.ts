import { Graph, layout as dagre } from '@dagrejs/dagre';
import type { Journey, JourneyNode, Point } from '@/shared/playbook';
import { exitsOf } from './exits';

export const NODE_WIDTH = 236;
const gap = { beside: 44, below: 64 };

/** About how tall a node is drawn, in pixels; more ways out need a row of their own. */
export function nodeHeight(node: JourneyNode): number {
  return exitsOf(node).length > 1 ? 112 : 84;
}

/** Places every node anew, from the entry downwards; goals stand in a column of their own. */
export function arrange(journey: Journey): Record<string, Point> {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: gap.beside, ranksep: gap.below });
  graph.setDefaultEdgeLabel(() => ({}));
  const goals = journey.nodes.filter((n) => n.kind === 'goal');
  for (const node of journey.nodes) {
    if (node.kind !== 'goal') graph.setNode(node.id, { width: NODE_WIDTH, height: nodeHeight(node) });
  }
  for (const node of journey.nodes) {
    for (const exit of exitsOf(node)) {
      if (exit.target !== undefined && graph.hasNode(exit.target)) graph.setEdge(node.id, exit.target);
    }
  }
  dagre(graph);
  const placed: Record<string, Point> = {};
  let right = 0;
  for (const node of journey.nodes) {
    if (node.kind === 'goal') continue;
    const at = graph.node(node.id) as { x: number; y: number };
    placed[node.id] = { x: Math.round(at.x - NODE_WIDTH / 2), y: Math.round(at.y - nodeHeight(node) / 2) };
    right = Math.max(right, at.x + NODE_WIDTH / 2);
  }
  goals.forEach((goal, i) => {
    placed[goal.id] = { x: Math.round(right + 2 * gap.beside), y: i * 130 };
  });
  return placed;
}

/** A journey whose every node has a place: those without one are arranged, the others stay. */
export function placed(journey: Journey): Journey {
  if (journey.nodes.every((n) => journey.layout[n.id] !== undefined)) return journey;
  const fresh = arrange(journey);
  const some = Object.keys(journey.layout).length > 0;
  return { ...journey, layout: some ? { ...fresh, ...journey.layout } : fresh };
}
