/** Working time between two moments, as a business calendar counts it. */
import type { BusinessCalendar, Span, Weekday } from '@/shared/playbook';

const DAY = 86_400_000;
const names: readonly Weekday[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
];

/** The day of a moment in a zone, `2026-03-01`. */
export function dayIn(zone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at);
}

/** How far a zone is ahead of UTC at a moment. */
function offset(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const of = (type: string) => Number(parts.find((p) => p.type === type)?.value);
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return local - Math.floor(at / 1000) * 1000;
}

function moment(zone: string, day: string, time: string, end: boolean): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const minutes = end && hour === 0 && minute === 0 ? 1440 : hour * 60 + minute;
  const local = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  return local - offset(zone, local - offset(zone, local));
}

function hoursOn(calendar: BusinessCalendar, day: string): readonly Span[] {
  const weekday = names[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7];
  return (
    calendar.special.find((s) => s.date === day)?.hours ?? calendar.week.filter((h) => h.day === weekday)
  );
}

/** Seconds of work from one moment to a later one; 0 when it is not later. Looks at most two years ahead. */
export function workingSeconds(calendar: BusinessCalendar, from: number, to: number): number {
  const { zone } = calendar;
  let sum = 0;
  const first = Date.parse(`${dayIn(zone, from)}T00:00:00Z`);
  for (let day = first; day <= Math.min(to + DAY, first + 731 * DAY); day += DAY) {
    const name = new Date(day).toISOString().slice(0, 10);
    for (const span of hoursOn(calendar, name)) {
      const begin = Math.max(from, moment(zone, name, span.from, false));
      const end = Math.min(to, moment(zone, name, span.to, true));
      sum += Math.max(0, end - begin);
    }
  }
  return Math.round(sum / 1000);
}
