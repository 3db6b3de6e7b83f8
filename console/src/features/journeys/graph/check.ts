/** What is wrong with a journey before the server is asked; each issue names the node that has it. */
import {
  durationSeconds,
  type Condition,
  type Journey,
  type JourneyNode,
  type Pattern,
  type Problem,
} from '@/shared/playbook';
import { exitsOf, hasWayIn } from './exits';

export interface Issue {
  node?: string;
  /** A key under `issue` of the words; issues the server found carry their own sentence. */
  code: string;
  message?: string;
  /** A warning does not stop publishing. */
  warning?: boolean;
}

/** A condition nobody has filled in. */
export function isBlank(condition: Condition | null | undefined): boolean {
  if (condition === null || condition === undefined) return true;
  return (condition.kind === 'all' || condition.kind === 'any') && condition.of.length === 0;
}

const blankPattern = (pattern: Pattern) => pattern.type.trim() === '';

function settings(node: JourneyNode): string[] {
  switch (node.kind) {
    case 'entry':
      return entrySettings(node);
    case 'send':
      return node.content === '' ? ['content'] : [];
    case 'wait':
      return durationSeconds(node.duration) === 0 ? ['duration'] : [];
    case 'waitFor': {
      const { awaited } = node;
      const blank = awaited.kind === 'forEvent' ? blankPattern(awaited.pattern) : isBlank(awaited.condition);
      return [...(blank ? ['awaited'] : []), ...(durationSeconds(node.timeout) === 0 ? ['timeout'] : [])];
    }
    case 'branch':
      if (node.arms.length === 0) return ['arms'];
      return [
        ...(node.arms.some((a) => a.name.trim() === '') ? ['armName'] : []),
        ...(node.arms.some((a) => isBlank(a.condition)) ? ['armCondition'] : []),
      ];
    case 'addTag':
    case 'removeTag':
      return node.tag === '' ? ['tag'] : [];
    case 'assign':
      return node.to === '' ? ['assignee'] : [];
    case 'createTask':
      return [...(node.to === '' ? ['assignee'] : []), ...(node.title.trim() === '' ? ['taskTitle'] : [])];
    case 'goal':
      return isBlank(node.condition) ? ['goal'] : [];
    case 'exit':
      return [];
  }
}

function entrySettings(node: Extract<JourneyNode, { kind: 'entry' }>): string[] {
  const { trigger } = node;
  switch (trigger.kind) {
    case 'onSegment':
      return trigger.segment === '' ? ['trigger'] : [];
    case 'onStage':
      return trigger.stage === '' ? ['trigger'] : [];
    case 'onEvent':
      return blankPattern(trigger.pattern) ? ['trigger'] : [];
    case 'manual':
      return [];
  }
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

/** Nodes on a circle in which nobody ever waits: a lead would run in it for ever. */
export function endless(journey: Journey): string[] {
  const quick = new Map(
    journey.nodes.filter((n) => n.kind !== 'wait' && n.kind !== 'waitFor').map((n) => [n.id, n] as const),
  );
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
    for (const code of settings(node)) issues.push({ node: node.id, code });
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

/** The server's problems with one journey of the draft, each with the node it is about. */
export function fromServer(problems: readonly Problem[], journeys: readonly Journey[], id: string): Issue[] {
  return problems.flatMap((p) => {
    const m = /^\/journeys\/(\d+)(?:\/nodes\/(\d+))?/.exec(p.place);
    const journey = m === null ? undefined : journeys[Number(m[1])];
    if (m === null || journey?.id !== id) return [];
    const node = m[2] === undefined ? undefined : journey.nodes[Number(m[2])]?.id;
    return [{ code: p.code, message: p.message, ...(node === undefined ? {} : { node }) }];
  });
}
