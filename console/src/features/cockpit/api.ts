import { queryOptions } from '@tanstack/react-query';
import { http } from '@/shared/api';
import type { Drill } from '@/shared/drill';
import type { FunnelReport, MonthCount } from '@/shared/reports';

interface Velocity {
  leads: number;
  /** Seconds; null when no one came. */
  median: number | null;
}

export interface Standing {
  name: string;
  from: string;
  to: string;
  won: string;
  deals: number;
  before: string;
  goal: string | null;
  aheadDays: number | null;
  drill: Drill;
}

export interface Summary {
  currency: string;
  quarter: Standing;
  funnel: FunnelReport;
  funnelBefore: FunnelReport;
  revenue: { months: string[]; lines: { source: string; rest: boolean; won: number[] }[] };
  mqls: MonthCount[];
  velocity: { from: string; to: string; now: Velocity; before: Velocity }[];
  attention: { kind: string; count: number; hours: number; drill: Drill | null }[];
}

export const cockpitQuery = queryOptions({
  queryKey: ['cockpit'],
  queryFn: ({ signal }) => http.get<Summary>('/api/reports/cockpit', { signal }),
  refetchInterval: 5 * 60_000,
});

export interface StepChange {
  from: string;
  to: string;
  now: number;
  before: number;
}

/** The conversion between main stages that changed most, among steps enough leads took to mean something. */
export function notable(now: FunnelReport, before: FunnelReport, enough = 20): StepChange | undefined {
  const main = now.stages.filter((stage) => stage.kind === 'MAIN');
  const cell = (report: FunnelReport, stage: string) => report.rows[0]?.cells.find((c) => c.stage === stage);
  const count = (report: FunnelReport, stage: string | undefined) =>
    stage === undefined ? 0 : (cell(report, stage)?.count ?? 0);
  const changes = main.slice(1).flatMap((stage, i): StepChange[] => {
    const from = main[i];
    const [nowFrom, beforeFrom] = [count(now, from?.id), count(before, from?.id)];
    if (from === undefined || nowFrom < enough || beforeFrom < enough) return [];
    return [
      {
        from: from.name,
        to: stage.name,
        now: Math.min(1, count(now, stage.id) / nowFrom),
        before: Math.min(1, count(before, stage.id) / beforeFrom),
      },
    ];
  });
  const size = (c: StepChange) => Math.abs(c.now - c.before);
  const largest = changes.sort((a, b) => size(b) - size(a))[0];
  return largest !== undefined && size(largest) >= 0.01 ? largest : undefined;
}
