/** What a dry run says about nodes and days, as the picture wants it. */
import type { Journey } from '@/shared/playbook';
import type { NodeNumbers } from '../components/NodeCard';
import type { DryRunReport } from './api';

/** Arrivals by node until the end of a day, or altogether; ranges are known for the whole only. */
export function arrivals(journey: Journey, report: DryRunReport, until?: number): Map<string, NodeNumbers> {
  const found = new Map(report.nodes.map((n) => [n.node, n]));
  const start = journey.nodes.find((n) => n.kind === 'entry')?.id ?? '';
  const count = (node: string) => {
    const n = found.get(node);
    if (n === undefined) return 0;
    return until === undefined ? n.total.mean : n.byDay.slice(0, until + 1).reduce((a, b) => a + b, 0);
  };
  return new Map(
    journey.nodes.map((node) => {
      const goal = report.goals[node.id];
      const total = goal ?? found.get(node.id)?.total;
      const numbers: NodeNumbers = {
        inside: 0,
        came: node.kind === 'goal' && until === undefined ? (goal?.mean ?? 0) : count(node.id),
        entered: count(start) === 0 && until === undefined ? report.entered.mean : count(start),
        ways: {},
        ...(until === undefined && total !== undefined ? { range: total } : {}),
      };
      return [node.id, numbers];
    }),
  );
}

/** When the messages of a node go out: its arrivals by day beside the most any such node has on one day. */
export interface Lane {
  node: string;
  byDay: readonly number[];
}

/** A lane for every node that sends, in the order of the journey; those nobody reaches are left out. */
export function lanesOf(journey: Journey, report: DryRunReport): Lane[] {
  const sends = journey.nodes.filter((n) => n.kind === 'send' || n.kind === 'offerSurvey').map((n) => n.id);
  const first = (lane: Lane) => lane.byDay.findIndex((n) => n > 0);
  return report.nodes
    .filter((n) => sends.includes(n.node) && n.byDay.some((d) => d > 0))
    .map((n) => ({ node: n.node, byDay: n.byDay }))
    .sort((a, b) => first(a) - first(b));
}

/** The channels messages went by, in the order of the alphabet. */
export function channelsOf(report: DryRunReport): string[] {
  return [...new Set(report.days.flatMap((d) => Object.keys(d.messages)))].sort();
}
