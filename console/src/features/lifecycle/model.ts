/** Work on the stages of the lifecycle, apart from how they are shown. */
import {
  durationSeconds,
  type Lifecycle,
  type Sla,
  type SlaAction,
  type Stage,
  type Team,
} from '@/shared/playbook';

/** A stage nobody has named yet, last on the main line, reached from the one before. */
export function newStage(lifecycle: Lifecycle): Stage {
  const last = lifecycle.stages.filter((s) => s.kind === 'MAIN').at(-1);
  return {
    id: '',
    name: '',
    team: last?.team ?? 'MARKETING',
    kind: 'MAIN',
    entry: null,
    from: last === undefined ? [] : [last.id],
    requiredFields: [],
    reasonRequired: false,
    reasons: [],
  };
}

/** An id from the name where it has Latin letters, else a numbered one. */
export function stageId(name: string, taken: readonly string[]): string {
  const base = name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '');
  const start = base === '' ? 'STAGE' : base;
  if (!taken.includes(start)) return start;
  let n = 2;
  while (taken.includes(`${start}_${n}`)) n++;
  return `${start}_${n}`;
}

/** Puts a stage in its place, or a new one behind the last of its kind. */
export function withStage(lifecycle: Lifecycle, stage: Stage): Lifecycle {
  const { stages } = lifecycle;
  if (stage.id !== '') return { stages: stages.map((s) => (s.id === stage.id ? stage : s)) };
  const ids = stages.map((s) => s.id);
  const fresh = { ...stage, id: stageId(stage.name, ids) };
  const after = stages.findLastIndex((s) => s.kind === stage.kind);
  const at = after < 0 ? stages.length : after + 1;
  return { stages: [...stages.slice(0, at), fresh, ...stages.slice(at)] };
}

/** Takes a stage out, also as a way into others. */
export function withoutStage(lifecycle: Lifecycle, id: string): Lifecycle {
  return {
    stages: lifecycle.stages
      .filter((s) => s.id !== id)
      .map((s) => (s.from.includes(id) ? { ...s, from: s.from.filter((f) => f !== id) } : s)),
  };
}

/** Moves a stage one place along its own kind; the first stage stays where every lead starts. */
export function moved(lifecycle: Lifecycle, id: string, by: 1 | -1): Lifecycle {
  const stages = [...lifecycle.stages];
  const here = stages.findIndex((s) => s.id === id);
  const stage = stages[here];
  if (stage === undefined || here === 0) return lifecycle;
  let there = here + by;
  while (stages[there] !== undefined && stages[there]?.kind !== stage.kind) there += by;
  const other = stages[there];
  if (other === undefined || there === 0) return lifecycle;
  stages[here] = other;
  stages[there] = stage;
  return { stages };
}

export type Flaw =
  'nameNeeded' | 'nameTaken' | 'entryNeeded' | 'fromNeeded' | 'slaNeeded' | 'actionNeeded' | 'waitingNeeded';

/** What a stage still misses. */
export function flawsOf(stage: Stage, lifecycle: Lifecycle): Flaw[] {
  const flaws: Flaw[] = [];
  const name = stage.name.trim();
  if (name === '') flaws.push('nameNeeded');
  if (lifecycle.stages.some((s) => s.id !== stage.id && s.name.trim() === name && name !== '')) {
    flaws.push('nameTaken');
  }
  const { entry } = stage;
  const blank = entry?.kind === 'all' || entry?.kind === 'any' ? entry.of.length === 0 : false;
  if (blank) flaws.push('entryNeeded');
  if (stage.from.length === 0 && lifecycle.stages[0]?.id !== stage.id) flaws.push('fromNeeded');
  const { sla, waiting } = stage;
  if (sla && durationSeconds(sla.within) === 0) flaws.push('slaNeeded');
  if (sla && [...sla.onWarning, ...sla.onBreach].some(unfinished)) flaws.push('actionNeeded');
  if (waiting && durationSeconds(waiting) === 0) flaws.push('waitingNeeded');
  return flaws;
}

function unfinished(action: SlaAction): boolean {
  return action.kind === 'moveTo' ? action.stage === '' || action.reason.trim() === '' : action.to === '';
}

/** A clock to start from: four hours, a warning in time, and the owner told. */
export function newSla(calendar: string | undefined): Sla {
  return {
    within: 'PT4H',
    calendar: calendar ?? null,
    warnAtPercent: 80,
    onWarning: [{ kind: 'tell', to: 'owner' }],
    onBreach: [],
  };
}

export function newAction(kind: SlaAction['kind']): SlaAction {
  switch (kind) {
    case 'tell':
      return { kind, to: 'owner' };
    case 'reassign':
      return { kind, to: 'pool' };
    case 'moveTo':
      return { kind, stage: '', reason: '' };
  }
}

/** The teams along the river: each with how many stages in a row it owns. */
export function teamsAlong(stages: readonly Stage[]): { team: Team; span: number }[] {
  const runs: { team: Team; span: number }[] = [];
  for (const { team } of stages) {
    const last = runs.at(-1);
    if (last?.team === team) last.span++;
    else runs.push({ team, span: 1 });
  }
  return runs;
}
