/** Weeks as ISO 8601 writes them, `2026-W07`. */
import type { Week } from '@/shared/playbook';

const DAY = 86_400_000;

function monday(week: string): number {
  const [year = 0, number = 1] = week.split('-W').map(Number);
  // 4 January always lies in the first week.
  const fourth = new Date(Date.UTC(year, 0, 4));
  return fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY + (number - 1) * 7 * DAY;
}

function weekOf(at: number): string {
  const thursday = new Date(at + 3 * DAY);
  const year = thursday.getUTCFullYear();
  const number = 1 + Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY));
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** Every week from the first to the last in either list: a week left out is one in which nothing happened. */
export function allWeeks(...sides: (readonly Week[])[]): string[] {
  const known = sides.flat().map((week) => monday(week.week));
  if (known.length === 0) return [];
  const first = Math.min(...known);
  const count = (Math.max(...known) - first) / (7 * DAY) + 1;
  return Array.from({ length: count }, (_, i) => weekOf(first + i * 7 * DAY));
}

/** One number for each week, 0 where nothing happened. */
export function perWeek(
  weeks: readonly string[],
  side: readonly Week[],
  of: (week: Week) => number,
): number[] {
  const known = new Map(side.map((week) => [week.week, of(week)]));
  return weeks.map((week) => known.get(week) ?? 0);
}
