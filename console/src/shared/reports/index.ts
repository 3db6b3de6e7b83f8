/** The forms in which reports answer, and their numbers as links and CSV. */
import type { Drill } from '../drill';

export interface StageName {
  id: string;
  name: string;
  kind: 'MAIN' | 'SIDE' | 'END';
}

export interface FunnelCell {
  stage: string;
  count: number;
  /** Of the nearest main stage before it that at least as many reached; null for the first. */
  rate: number | null;
  drill: Drill;
}

export interface FunnelRow {
  key: string;
  cells: FunnelCell[];
}

export interface FunnelReport {
  from: string;
  to: string;
  stages: StageName[];
  rows: FunnelRow[];
}

export interface MonthCount {
  month: string;
  count: number;
  drill: Drill;
}

export interface Compared<T> {
  now: T;
  before: T | null;
}

/** The steps of the picture: main stages up to the last anyone reached. */
export function stepsOf(report: FunnelReport, before?: FunnelReport | null) {
  const cells = report.rows[0]?.cells ?? [];
  const earlier = before?.rows[0]?.cells ?? [];
  const main = report.stages
    .filter((stage) => stage.kind === 'MAIN')
    .map((stage) => {
      const cell = cells.find((c) => c.stage === stage.id);
      const was = earlier.find((c) => c.stage === stage.id)?.count;
      return {
        key: stage.id,
        label: stage.name,
        value: cell?.count ?? 0,
        rate: cell?.rate ?? null,
        ...(before === undefined || before === null ? {} : { before: was ?? 0 }),
        drill: cell?.drill,
      };
    });
  const last = main.findLastIndex((step) => step.value > 0 || (step.before ?? 0) > 0);
  return main.slice(0, Math.max(last + 1, Math.min(main.length, 9)));
}

type CellValue = string | number | null | undefined;

/** A cell as CSV. Text a spreadsheet would take for a formula is written so that it stays text. */
export function csvCell(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r\n|]/.test(value) && !/^-?\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function toCsv(rows: readonly (readonly CellValue[])[]): string {
  return rows.map((row) => row.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

/** Hands a file to the browser. The mark at the start tells spreadsheets that it is UTF-8. */
export function downloadCsv(name: string, rows: readonly (readonly CellValue[])[]): void {
  const url = URL.createObjectURL(new Blob(['\uFEFF', toCsv(rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
