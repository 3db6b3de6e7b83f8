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
  | 'ANNIVERSARY_TODAY'
  | 'IS_SET'
  | 'IS_EMPTY';

export type FilterOp = Exclude<TraitOp, 'BETWEEN' | 'IN_LAST_DAYS' | 'IN_NEXT_DAYS' | 'ANNIVERSARY_TODAY'>;

export interface Filter {
  path: string;
  op: FilterOp;
  values: Value[];
}

/** Which events are meant: a type (`*` for any, `email.*` for a family) and filters that must all hold. */
export interface Pattern {
  type: string;
  where: Filter[];
  /** When set, an event counts only if another came before it: "A, then B within d" is B after A. */
  after?: After | null;
}

/** What must have come before, at most `within` earlier; `first` has no `after` of its own. */
export interface After {
  first: Pattern;
  within: Duration;
}

export type Window =
  | { kind: 'ever' }
  | { kind: 'inLast'; duration: Duration }
  /** From the first moment on and before the second; a bound left out is open. */
  | { kind: 'between'; from?: string | null; to?: string | null }
  | { kind: 'sinceStage' }
  | { kind: 'sinceJourney' };

export type Times = 'AT_LEAST' | 'AT_MOST' | 'EXACTLY';
export type Measure = 'SUM' | 'MAX' | 'DISTINCT';
export type Dimension = 'FIT' | 'ENGAGEMENT' | 'SPAM';
export type Permission = 'UNKNOWN' | 'GRANTED' | 'WITHDRAWN' | 'UNDELIVERABLE' | 'COMPLAINED';

export type Condition =
  | { kind: 'all'; of: Condition[] }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'trait'; field: string; op: TraitOp; values: Value[] }
  | { kind: 'happened'; pattern: Pattern; times: Times; n: number; window: Window }
  | {
      kind: 'measured';
      pattern: Pattern;
      property: string;
      measure: Measure;
      times: Times;
      amount: number;
      window: Window;
    }
  | { kind: 'hasTag'; tag: string }
  | { kind: 'hadTag'; tag: string }
  | { kind: 'inSegment'; segment: string }
  | { kind: 'wasInSegment'; segment: string }
  | { kind: 'scoreAtLeast'; dimension: Dimension; points: number }
  | { kind: 'scoreBelow'; dimension: Dimension; points: number }
  | { kind: 'scoreSumAtLeast'; points: number }
  | { kind: 'scoreCrossed'; dimension: Dimension; points: number; within: Duration }
  | { kind: 'gradeRose'; within: Duration }
  | { kind: 'gradeIn'; grades: string[] }
  | { kind: 'isSpam' }
  | { kind: 'stageIs'; stages: string[] }
  | { kind: 'stageWas'; stage: string }
  | { kind: 'inStageFor'; duration: Duration }
  | { kind: 'owned'; owner?: string | null }
  | { kind: 'reachable'; channel: string; purpose?: string | null }
  | { kind: 'permissionIs'; channel: string; permission: Permission; purpose?: string | null }
  | { kind: 'accountTrait'; field: string; op: TraitOp; values: Value[] }
  | { kind: 'accountEngaged'; times: Times; n: number }
  | { kind: 'accountScoreAtLeast'; points: number }
  | { kind: 'inJourney'; journey: string }
  | { kind: 'finishedJourney'; journey: string }
  | { kind: 'reachedNode'; journey: string; node: string };

/** Which of several tellings of a field wins; the newest when none is named. */
export type Survivorship = 'NEWEST' | 'OLDEST' | 'LONGEST' | 'GREATEST' | 'PERSON_FIRST';

export interface Field {
  key: string;
  label: string;
  type: 'TEXT' | 'NUMBER' | 'FLAG' | 'DATE' | 'CHOICE' | 'LIST';
  options: string[];
  survivorship?: Survivorship | null;
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
  /** A persona names a buyer role; a plain segment when left out. */
  kind?: SegmentKind | null;
}

export type SegmentKind = 'SEGMENT' | 'PERSONA';

export type Model = 'PERSON' | 'COMPANY' | 'ONLINE' | 'EMAIL' | 'SOCIAL' | 'SPAM';
export type ScoreTrigger =
  | { kind: 'while'; condition: Condition }
  | { kind: 'each'; pattern: Pattern }
  /** Once for every full `after` without activity, at most `most` times; any activity when there is no pattern. */
  | { kind: 'silent'; pattern?: Pattern | null; after: Duration; most: number };

export type Decay =
  | { kind: 'none' }
  | { kind: 'halfLife'; halfLife: Duration }
  | { kind: 'linear'; toZero: Duration }
  | { kind: 'expiry'; after: Duration };

export interface ScoreRule {
  id: string;
  name: string;
  model: Model;
  trigger: ScoreTrigger;
  points: number;
  cap?: number | null;
  capPerDay?: number | null;
  decay: Decay;
}

/** An account's score: its highest fit, and the engagement of its `most` most engaged leads. */
export interface AccountScoring {
  engagedFrom: number;
  most: number;
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
  modelCaps: Partial<Record<Model, number>>;
  account?: AccountScoring | null;
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
  /** What a person may choose from; empty for any words. */
  reasons: string[];
  /** How long a lead that came by hand or by its clock is not moved on by rules. */
  waiting?: Duration | null;
  sla?: Sla | null;
  /** What ad platforms are told when a lead first comes here. */
  conversion?: string | null;
}

/** How long a lead may stay, in working time of the calendar, and what happens when it stays longer. */
export interface Sla {
  within: Duration;
  calendar?: string | null;
  warnAtPercent?: number | null;
  onWarning: SlaAction[];
  onBreach: SlaAction[];
}

export type SlaAction =
  /** `owner`, `team:sdr` or `user:<id>`. */
  | { kind: 'tell'; to: string }
  /** A team, a person, or `pool` for nobody. */
  | { kind: 'reassign'; to: string }
  | { kind: 'moveTo'; stage: string; reason: string };

export type Weekday = 'MONDAY' | 'TUESDAY' | 'WEDNESDAY' | 'THURSDAY' | 'FRIDAY' | 'SATURDAY' | 'SUNDAY';

/** `09:30`. */
export type TimeOfDay = string;

/** Part of a day; `to` at 00:00 is the end of the day. */
export interface Span {
  from: TimeOfDay;
  to: TimeOfDay;
}

/** When people work: the hours of a week and the days that are different. */
export interface BusinessCalendar {
  id: string;
  name: string;
  zone: string;
  week: (Span & { day: Weekday })[];
  special: SpecialDay[];
}

/** A day that is not like its day of the week; without hours a holiday. */
export interface SpecialDay {
  /** `2026-10-01`. */
  date: string;
  name: string;
  hours: Span[];
}

/** What holds for every message to a lead. */
export interface ContactPolicy {
  caps: Cap[];
  quiet?: QuietHours | null;
  /** How long a message waits before it is withheld; three days when left out. */
  longestDelay?: Duration | null;
  /** How many of all leads get no messages from journeys, 0 to 50. */
  holdOutPercent?: number | null;
}

/** At most so many messages within any such time; all channels together when none is named. */
export interface Cap {
  channel?: string | null;
  most: number;
  within: Duration;
}

/** No messages between these hours of the lead's day; may lie over midnight. */
export interface QuietHours {
  from: TimeOfDay;
  to: TimeOfDay;
}

export interface Lifecycle {
  stages: Stage[];
}

export type EntryTrigger =
  | { kind: 'onSegment'; segment: string }
  | { kind: 'onEvent'; pattern: Pattern }
  | { kind: 'onStage'; stage: string }
  /** `*` for any form. */
  | { kind: 'onForm'; form: string }
  | { kind: 'onDate'; field: string; daysAfter: number; at: TimeOfDay; yearly: boolean }
  | { kind: 'onJourney'; journey: string; outcome?: Outcome | null }
  | { kind: 'manual' };

export type Outcome = 'COMPLETED' | 'GOAL_REACHED' | 'EXITED' | 'REMOVED' | 'FAILED' | 'HELD_OUT';

/** A moment to wait for; times of day are the lead's. */
export type Until =
  | { kind: 'at'; at: string }
  | { kind: 'onDate'; field: string; daysAfter: number; at: TimeOfDay }
  | { kind: 'onWeekday'; days: Weekday[]; at: TimeOfDay }
  | { kind: 'working'; calendar: string };

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
      /** How often one lead may come in; any number when left out. */
      most?: number | null;
      next?: Next;
    }
  | {
      kind: 'send';
      id: string;
      channel: string;
      content: string;
      /** Sent instead of `content`, each to its share of leads. */
      variants?: Variant[];
      purpose?: string | null;
      /** Whether limits, quiet hours and hold-out apply; marketing when left out. */
      category?: MessageKind | null;
      next?: Next;
      onError?: Next;
    }
  | { kind: 'wait'; id: string; duration: Duration; next?: Next }
  | { kind: 'waitFor'; id: string; awaited: Awaited; timeout: Duration; then?: Next; otherwise?: Next }
  | { kind: 'branch'; id: string; arms: Arm[]; otherwise?: Next }
  | { kind: 'addTag'; id: string; tag: string; next?: Next }
  | { kind: 'removeTag'; id: string; tag: string; next?: Next }
  | { kind: 'assign'; id: string; to: string; next?: Next }
  | { kind: 'createTask'; id: string; to: string; title: string; dueIn: Duration; next?: Next }
  | { kind: 'goal'; id: string; name: string; condition: Condition }
  | { kind: 'waitUntil'; id: string; until: Until; next?: Next }
  | { kind: 'split'; id: string; salt?: string | null; mode: 'FIXED' | 'BANDIT'; shares: Share[] }
  | { kind: 'setField'; id: string; field: string; value: Value; next?: Next }
  | { kind: 'adjustScore'; id: string; dimension: Dimension; points: number; next?: Next }
  | { kind: 'moveStage'; id: string; stage: string; note?: string | null; next?: Next; onError?: Next }
  | { kind: 'notify'; id: string; to: string; message: string; next?: Next }
  | {
      kind: 'callWebhook';
      id: string;
      webhook: string;
      values: Record<string, string>;
      next?: Next;
      onError?: Next;
    }
  | { kind: 'offerSurvey'; id: string; channel: string; survey: string; next?: Next; onError?: Next }
  | { kind: 'giveReward'; id: string; reward: string; next?: Next; onError?: Next }
  | { kind: 'enterJourney'; id: string; journey: string; next?: Next }
  | { kind: 'leaveJourney'; id: string; journey: string; next?: Next }
  | { kind: 'subJourney'; id: string; journey: string; timeout: Duration; next?: Next; otherwise?: Next }
  | { kind: 'exit'; id: string; name: string };

export type NodeKind = JourneyNode['kind'];

/** A transactional message is one the lead asked for or must know. */
export type MessageKind = 'MARKETING' | 'TRANSACTIONAL';

export interface Variant {
  name: string;
  content: string;
  weight: number;
}

/** A way of a split; leads of a hold-out leave there. */
export interface Share {
  name: string;
  weight: number;
  holdOut: boolean;
  next?: Next;
}

/** What happens to a lead inside an earlier version when a new one is published. */
export type Landing = { kind: 'stay' } | { kind: 'moveTo'; node: string } | { kind: 'leave' };

/** Something the engine wants done outside; `origin` names the node or rule that asked. */
export type EngineEffect = { id: string; lead: number; origin: string } & (
  | { kind: 'send'; channel: string; content: string; purpose?: string | null; variant?: string | null }
  | { kind: 'assignOwner'; to: string }
  | { kind: 'notify'; to: string; message: { code: string; args: string[] } }
  | { kind: 'createTask'; to: string; title: string; dueAt?: string | null }
  | { kind: 'callWebhook'; webhook: string; values: Record<string, string> }
  | { kind: 'offerSurvey'; channel: string; survey: string }
  | { kind: 'giveReward'; reward: string }
  | { kind: 'enterJourney'; other: number; journey: string }
  | { kind: 'uploadConversion'; conversion: string; at: string }
  | {
      kind: 'tell';
      to: { kind: 'ofAccount' } | { kind: 'ofLead'; lead: number };
      type: string;
      values: Record<string, Value>;
    }
);

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
  /** Whose message goes first when there is room for one only; greater goes first, 0 when left out. */
  priority?: number | null;
  /** By the node of earlier versions at which leads stand. */
  landings?: Record<string, Landing>;
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
  calendars: BusinessCalendar[];
  contact?: ContactPolicy | null;
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
  review?: Review | null;
}

/** What colleagues said of this very draft. */
export interface Review {
  /** Whether somebody else must have approved it before it is published. */
  needed: boolean;
  approvedBy?: string | null;
  mayApprove: boolean;
  steps: { step: 'ASKED' | 'APPROVED' | 'DECLINED'; by: string; note: string; at: string }[];
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

/** A segment by name, and whether it is a persona. */
export interface NamedSegment extends Named {
  kind?: SegmentKind | null;
}

/** A journey by name, and its nodes; the name of a node is what its author called it. */
export interface NamedJourney extends Named {
  nodes?: Named[];
}

/** What an editor may offer. */
export interface Vocabulary {
  fields: Field[];
  eventTypes: string[];
  tags: Named[];
  segments: NamedSegment[];
  stages: Named[];
  journeys: NamedJourney[];
  channels: string[];
  calendars?: Named[];
}

export interface VersionEntry {
  version: number;
  publishedAt: string;
  publishedBy: string;
  note: string;
  /** How many items it added, changed or removed; unknown for the oldest. */
  changes?: number | null;
  approvedBy?: string | null;
  /** The version whose content it brought back. */
  bringsBack?: number | null;
}
