/** What is wrong with a journey before the server is asked; each issue names the node that has it. */
import type { Journey, JourneyNode, Problem } from '@/shared/playbook';
import { exitsOf, hasWayIn } from './exits';
import { settingIssues } from './settings';

export { isBlank } from './settings';

export interface Issue {
  node?: string;
  /** A key under `issue` of the words; of issues the server found, a code of the playbook's check. */
  code: string;
  /** The server's sentence in English, for codes without words. */
  message?: string;
  /** What fills the words of the code. */
  args?: readonly string[];
  /** A warning does not stop publishing. */
  warning?: boolean;
}

function reachable(journey: Journey): Set<string> {
  const byId = new Map(journey.nodes.map((n) => [n.id, n]));
  const seen = new Set<string>();
  const visit = journey.nodes.filter((n) => n.kind === 'entry').map((n) => n.id);
  for (let id = visit.pop(); id !== undefined; id = visit.pop()) {
    const node = byId.get(id);
    if (node === undefined || seen.has(id)) continue;
    seen.add(id);
    for (const exit of exitsOf(node)) if (exit.target !== undefined) visit.push(exit.target);
  }
  return seen;
}

/** Whether a lead always stays a while: a moment that has passed, or working hours, may be now. */
function waits(node: JourneyNode): boolean {
  if (node.kind === 'waitUntil') return node.until.kind === 'onWeekday';
  return node.kind === 'wait' || node.kind === 'waitFor';
}

/** Nodes on a circle in which nobody ever waits: a lead would run in it for ever. */
export function endless(journey: Journey): string[] {
  const quick = new Map(journey.nodes.filter((n) => !waits(n)).map((n) => [n.id, n] as const));
  const state = new Map<string, 'open' | 'done'>();
  const found = new Set<string>();
  const visit = (id: string, path: string[]) => {
    const node = quick.get(id);
    if (node === undefined || state.get(id) === 'done') return;
    if (state.get(id) === 'open') {
      for (const on of path.slice(path.indexOf(id))) found.add(on);
      return;
    }
    state.set(id, 'open');
    for (const exit of exitsOf(node)) if (exit.target !== undefined) visit(exit.target, [...path, id]);
    state.set(id, 'done');
  };
  for (const id of quick.keys()) visit(id, []);
  return [...found];
}

/** Everything wrong with a journey, in the order of its nodes. */
export function check(journey: Journey): Issue[] {
  const issues: Issue[] = [];
  const entries = journey.nodes.filter((n) => n.kind === 'entry');
  if (journey.name.trim() === '') issues.push({ code: 'name' });
  if (entries.length === 0) issues.push({ code: 'noEntry' });
  for (const extra of entries.slice(1)) issues.push({ node: extra.id, code: 'secondEntry' });
  const reached = reachable(journey);
  const known = new Set(journey.nodes.map((n) => n.id));
  const circle = new Set(endless(journey));
  for (const node of journey.nodes) {
    for (const code of settingIssues(node, journey.id)) issues.push({ node: node.id, code });
    if (hasWayIn(node.kind) && !reached.has(node.id)) issues.push({ node: node.id, code: 'unreachable' });
    if (node.kind === 'entry' && (node.next === null || node.next === undefined))
      issues.push({ node: node.id, code: 'leadsNowhere' });
    if (exitsOf(node).some((e) => e.target !== undefined && !known.has(e.target)))
      issues.push({ node: node.id, code: 'unknownTarget' });
    if (circle.has(node.id)) issues.push({ node: node.id, code: 'endless' });
  }
  if (!journey.nodes.some((n) => n.kind === 'goal')) issues.push({ code: 'noGoal', warning: true });
  return issues;
}

/** The server's problems with one journey of the draft, each with the node it is about; old versions included. */
export function fromServer(problems: readonly Problem[], journeys: readonly Journey[], id: string): Issue[] {
  return problems.flatMap((p) => {
    const m = /^\/journeys\/(\d+)(?:\/nodes\/(\d+))?/.exec(p.place);
    const journey = m === null ? undefined : journeys[Number(m[1])];
    if (m === null || journey?.id !== id) return [];
    const node = m[2] === undefined ? undefined : journey.nodes[Number(m[2])]?.id;
    return [{ code: p.code, message: p.message, args: p.args, ...(node === undefined ? {} : { node }) }];
  });
}
