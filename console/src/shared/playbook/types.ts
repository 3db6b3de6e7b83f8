/** The JSON forms of the engine's records, as `docs/api.md` describes them. Absent means null. */

/** A trait's or property's value; a moment is `{at}`. */
export type Value = string | number | boolean | { at: string } | Value[];

/** ISO 8601, such as `P3D` or `PT30M`. */
export type Duration = string;

export type TraitOp =
  | 'IS'
  | 'IS_NOT'
  | 'ONE_OF'
  | 'CONTAINS'
  | 'STARTS_WITH'
  | 'MATCHES'
  | 'GREATER'
  | 'AT_LEAST'
  | 'LESS'
  | 'AT_MOST'
  | 'BETWEEN'
  | 'IN_LAST_DAYS'
  | 'IN_NEXT_DAYS'
  | 'IS_SET'
  | 'IS_EMPTY';

export type FilterOp = Exclude<TraitOp, 'BETWEEN' | 'IN_LAST_DAYS' | 'IN_NEXT_DAYS'>;

export interface Filter {
  path: string;
  op: FilterOp;
  values: Value[];
}

/** Which events are meant: a type (`*` for any, `email.*` for a family) and filters that must all hold. */
export interface Pattern {
  type: string;
  where: Filter[];
}

export type Window =
  | { kind: 'ever' }
  | { kind: 'inLast'; duration: Duration }
  | { kind: 'sinceStage' }
  | { kind: 'sinceJourney' };

export type Times = 'AT_LEAST' | 'AT_MOST' | 'EXACTLY';
export type Dimension = 'FIT' | 'ENGAGEMENT' | 'SPAM';
export type Permission = 'UNKNOWN' | 'GRANTED' | 'WITHDRAWN' | 'UNDELIVERABLE' | 'COMPLAINED';

export type Condition =
  | { kind: 'all'; of: Condition[] }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'trait'; field: string; op: TraitOp; values: Value[] }
  | { kind: 'happened'; pattern: Pattern; times: Times; n: number; window: Window }
  | { kind: 'hasTag'; tag: string }
  | { kind: 'inSegment'; segment: string }
  | { kind: 'scoreAtLeast'; dimension: Dimension; points: number }
  | { kind: 'gradeIn'; grades: string[] }
  | { kind: 'isSpam' }
  | { kind: 'stageIs'; stages: string[] }
  | { kind: 'stageWas'; stage: string }
  | { kind: 'inStageFor'; duration: Duration }
  | { kind: 'owned'; owner?: string | null }
  | { kind: 'reachable'; channel: string }
  | { kind: 'permissionIs'; channel: string; permission: Permission }
  | { kind: 'inJourney'; journey: string }
  | { kind: 'finishedJourney'; journey: string };

export interface Field {
  key: string;
  label: string;
  type: 'TEXT' | 'NUMBER' | 'FLAG' | 'DATE' | 'CHOICE' | 'LIST';
  options: string[];
}

export interface TagRule {
  id: string;
  name: string;
  group: string;
  kind: 'FACTUAL' | 'ANALYTICAL' | 'PREDICTIVE';
  weight: number;
  rule?: Condition | null;
}

export interface Segment {
  id: string;
  name: string;
  description: string;
  condition: Condition;
}

export type Model = 'PERSON' | 'COMPANY' | 'ONLINE' | 'EMAIL' | 'SOCIAL' | 'SPAM';
export type ScoreTrigger = { kind: 'while'; condition: Condition } | { kind: 'each'; pattern: Pattern };
export type Decay = { kind: 'none' } | { kind: 'halfLife'; halfLife: Duration };

export interface ScoreRule {
  id: string;
  name: string;
  model: Model;
  trigger: ScoreTrigger;
  points: number;
  cap?: number | null;
  decay: Decay;
}

export interface GradeMatrix {
  a: number;
  b: number;
  c: number;
  one: number;
  two: number;
  three: number;
}

export interface Scoring {
  rules: ScoreRule[];
  matrix: GradeMatrix;
  spamLimit: number;
}

export type Team = 'MARKETING' | 'SDR' | 'SALES' | 'SUCCESS';
export type StageKind = 'MAIN' | 'SIDE' | 'END';

export interface Stage {
  id: string;
  name: string;
  team: Team;
  kind: StageKind;
  entry?: Condition | null;
  from: string[];
  requiredFields: string[];
  reasonRequired: boolean;
}

export interface Lifecycle {
  stages: Stage[];
}

export type EntryTrigger =
  | { kind: 'onSegment'; segment: string }
  | { kind: 'onEvent'; pattern: Pattern }
  | { kind: 'onStage'; stage: string }
  | { kind: 'manual' };

export type Reentry = { kind: 'never' } | { kind: 'after'; since: Duration } | { kind: 'always' };
export type Awaited = { kind: 'forEvent'; pattern: Pattern } | { kind: 'forCondition'; condition: Condition };
export type Next = string | null | undefined;

export interface Arm {
  name: string;
  condition: Condition;
  next?: Next;
}

export type JourneyNode =
  | {
      kind: 'entry';
      id: string;
      trigger: EntryTrigger;
      audience?: Condition | null;
      reentry: Reentry;
      grace: Duration;
      next?: Next;
    }
  | { kind: 'send'; id: string; channel: string; content: string; next?: Next }
  | { kind: 'wait'; id: string; duration: Duration; next?: Next }
  | { kind: 'waitFor'; id: string; awaited: Awaited; timeout: Duration; then?: Next; otherwise?: Next }
  | { kind: 'branch'; id: string; arms: Arm[]; otherwise?: Next }
  | { kind: 'addTag'; id: string; tag: string; next?: Next }
  | { kind: 'removeTag'; id: string; tag: string; next?: Next }
  | { kind: 'assign'; id: string; to: string; next?: Next }
  | { kind: 'createTask'; id: string; to: string; title: string; dueIn: Duration; next?: Next }
  | { kind: 'goal'; id: string; name: string; condition: Condition }
  | { kind: 'exit'; id: string; name: string };

export type NodeKind = JourneyNode['kind'];

export interface Point {
  x: number;
  y: number;
}

export type JourneyStatus = 'LIVE' | 'PAUSED' | 'RETIRED';

export interface Journey {
  id: string;
  version: number;
  name: string;
  status: JourneyStatus;
  nodes: JourneyNode[];
  exitWhen?: Condition | null;
  layout: Record<string, Point>;
}

export interface Playbook {
  version: number;
  name: string;
  timeZone: string;
  fields: Field[];
  tags: TagRule[];
  scoring: Scoring;
  segments: Segment[];
  lifecycle: Lifecycle;
  journeys: Journey[];
}

/** Something wrong with a playbook; `place` is a path into its JSON form. */
export interface Problem {
  place: string;
  code: string;
  args: string[];
  message: string;
}

export interface InForce {
  version: number;
  publishedAt: string;
  publishedBy: string;
  note: string;
  playbook: Playbook;
}

export interface Draft {
  /** The version it was made from. */
  base: number;
  etag: string;
  changedAt?: string | null;
  changedBy?: string | null;
  playbook: Playbook;
  problems: Problem[];
}

export interface Standing {
  grade?: string | null;
  stage?: string | null;
}

/** What publishing the draft would change on a sample of leads. */
export interface DraftEffect {
  sample: number;
  grades: { live: Record<string, number>; draft: Record<string, number> };
  stages: { live: Record<string, number>; draft: Record<string, number> };
  segments: { live: Record<string, number>; draft: Record<string, number> };
  changed: { lead: number; name?: string | null; from: Standing; to: Standing }[];
}

export interface Named {
  id: string;
  name: string;
}

/** What an editor may offer. */
export interface Vocabulary {
  fields: Field[];
  eventTypes: string[];
  tags: Named[];
  segments: Named[];
  stages: Named[];
  journeys: Named[];
  channels: string[];
}

export interface VersionEntry {
  version: number;
  publishedAt: string;
  publishedBy: string;
  note: string;
}
