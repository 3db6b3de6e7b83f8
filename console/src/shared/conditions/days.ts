import dayjs, { type Dayjs } from 'dayjs';

/** The last day before a moment: a window ends before its `to`, people name the last day in it. */
export function lastDay(to: string): Dayjs {
  return dayjs(to).subtract(1, 'millisecond');
}

/** The day of a moment where the reader is, as the date pickers show it. */
export function dayText(at: string | Dayjs): string {
  return dayjs(at).format('YYYY-MM-DD');
}
