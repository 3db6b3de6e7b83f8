/** Backtests: what a candidate playbook would have made of the lives on record. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { http } from '../api';
import { useFormat } from '../format';
import { useDraft, useInForce } from './api';
import type { ReasonForm } from './reasons';

export type RunState = 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED';

export interface Run {
  id: string;
  by: string;
  askedAt: string;
  state: RunState;
  done: number;
  total?: number | null;
  message?: string | null;
  job?: string | null;
  endedAt?: string | null;
}

export interface Accuracy {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  precision?: number | null;
  recall?: number | null;
}

export interface Week {
  week: string;
  entries: Record<string, number>;
  sdrLoad: number;
}

export interface MessageCount {
  journey: string;
  channel: string;
  wanted: number;
  sent: number;
  withheld: number;
  delayed: number;
  capped: number;
}

export interface Side {
  version: number;
  weeks: Week[];
  mqls: number;
  accuracy: Accuracy;
  timeToMql?: { lower: string; median: string; upper: string } | null;
  messages: MessageCount[];
  grades: Record<string, number>;
  stages: Record<string, number>;
}

export type DifferenceKind = 'stageDiffers' | 'mqlDiffers' | 'gradeDiffers' | 'messagesDiffer';

export interface DifferenceChange {
  kind: DifferenceKind;
  live?: string | number | null;
  draft?: string | number | null;
  liveReason?: ReasonForm | null;
  draftReason?: ReasonForm | null;
}

export interface Difference {
  lead: number;
  weight: number;
  changes: DifferenceChange[];
}

export interface Yardstick {
  mqlStage: string;
  wonStage: string;
  wonEvent?: string | null;
  from?: string | null;
  until: string;
  examples: number;
}

export interface BacktestReport {
  yardstick: Yardstick;
  leads: number;
  events: number;
  cut: number;
  live: Side;
  draft: Side;
  treatedDifferently: number;
  differing: Record<string, number>;
  examples: Difference[];
}

export interface Backtest {
  standing: Run;
  /** Of the candidate; none for a draft. */
  version?: number | null;
  /** The version it was compared with. */
  live: number;
  yardstick: Yardstick;
  report?: BacktestReport | null;
  names: Record<string, string>;
}

export const backtestsKey = ['backtests'] as const;
export const isRunning = (run: Run) => run.state === 'QUEUED' || run.state === 'RUNNING';

export const backtestsQuery = queryOptions({
  queryKey: [...backtestsKey, 'list'],
  queryFn: ({ signal }) => http.get<{ items: Run[] }>('/api/playbook/backtests', { signal }),
  refetchInterval: ({ state }) => ((state.data?.items ?? []).some(isRunning) ? 2000 : false),
});

export const backtestQuery = (id: string) =>
  queryOptions({
    queryKey: [...backtestsKey, id],
    queryFn: ({ signal }) => http.get<Backtest>(`/api/playbook/backtests/${id}`, { signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isRunning(state.data.standing) ? 1500 : false,
  });

const DAY = 86_400_000;
const MONTH = 30.44 * DAY;
const WEEK = 7 * DAY;

/** How long the counted stretch is, from the first week with something in it when it was not bounded. */
export function spanOf(report: BacktestReport): number {
  const { from, until } = report.yardstick;
  const weeks = Math.max(report.live.weeks.length, report.draft.weeks.length, 1);
  const whole = from === null || from === undefined ? weeks * WEEK : Date.parse(until) - Date.parse(from);
  return Math.max(whole, DAY);
}

export interface Headline {
  mqlsPerMonth: number;
  before?: number;
  after?: number;
  loadPerWeek: number;
}

/** The three numbers of the sentence on top: MQLs a month, precision, load of the SDR team a week. */
export function headlineOf(report: BacktestReport): Headline {
  const span = spanOf(report);
  const load = (side: Side) => side.weeks.reduce((sum, week) => sum + week.sdrLoad, 0);
  const before = report.live.accuracy.precision;
  const after = report.draft.accuracy.precision;
  return {
    // Over less than a month a rate would promise more than was seen.
    mqlsPerMonth: Math.round((report.draft.mqls - report.live.mqls) / Math.max(span / MONTH, 1)),
    ...(typeof before === 'number' ? { before } : {}),
    ...(typeof after === 'number' ? { after } : {}),
    loadPerWeek: Math.round((load(report.draft) - load(report.live)) / Math.max(span / WEEK, 1)),
  };
}

/** "312 more MQLs a month; precision 34 % → 29 %; 41 more leads a week for SDRs". */
export function useHeadline(): (report: BacktestReport) => string {
  const { t } = useTranslation('playbook');
  const format = useFormat();
  return (report) => {
    const { mqlsPerMonth, before, after, loadPerWeek } = headlineOf(report);
    const more = (key: string, n: number) =>
      t(`headline.${key}${n === 0 ? 'Same' : n > 0 ? 'More' : 'Fewer'}`, {
        count: Math.abs(n),
        number: format.number(Math.abs(n)),
      });
    const share = (value: number | undefined) =>
      value === undefined ? t('headline.none') : format.percent(value, 0);
    const precision =
      before === after
        ? t('headline.precisionSame', { now: share(before) })
        : t('headline.precision', { from: share(before), to: share(after) });
    return [more('mqls', mqlsPerMonth), precision, more('load', loadPerWeek)].join(t('headline.and'));
  };
}

/** The newest finished backtest of the draft exactly as it stands, against what is in force; undefined when there is none. */
export function useDraftBacktest(): Backtest | undefined {
  const draft = useDraft().data;
  const live = useInForce().data;
  const runs = useQuery(backtestsQuery).data?.items ?? [];
  const changed = Date.parse(draft?.changedAt ?? '') || 0;
  const newest = runs.find((run) => run.state === 'DONE' && Date.parse(run.askedAt) >= changed);
  const found = useQuery({ ...backtestQuery(newest?.id ?? ''), enabled: newest !== undefined }).data;
  return found !== undefined &&
    (found.version === null || found.version === undefined) &&
    found.live === live?.version &&
    draft?.base === live.version
    ? found
    : undefined;
}
