/** Work on business calendars, apart from how they are shown. Days are `2026-10-01`, times of day `09:30`. */
import type { BusinessCalendar, Span, SpecialDay, Weekday } from '@/shared/playbook';

export const weekdays: readonly Weekday[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
];

/** Monday to Friday, nine to six with an hour for lunch. */
export function newCalendar(zone: string): BusinessCalendar {
  return {
    id: '',
    name: '',
    zone,
    week: weekdays.slice(0, 5).flatMap((day) => [
      { day, from: '09:00', to: '12:00' },
      { day, from: '13:00', to: '18:00' },
    ]),
    special: [],
  };
}

/** The day of the week of a day, counted by the calendar alone: no time zone has a say. */
export function weekdayOf(date: string): Weekday {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekdays[(day + 6) % 7] ?? 'MONDAY';
}

export function specialOn(calendar: BusinessCalendar, date: string): SpecialDay | undefined {
  return calendar.special.find((s) => s.date === date);
}

/** When people work on a day, in order. */
export function hoursOn(calendar: BusinessCalendar, date: string): Span[] {
  const special = specialOn(calendar, date);
  const day = weekdayOf(date);
  const spans = special?.hours ?? calendar.week.filter((h) => h.day === day);
  return [...spans].sort((a, b) => a.from.localeCompare(b.from));
}

/** Minutes since midnight; midnight as an end is the end of the day. */
export function minuteOf(time: string, asEnd = false): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const minutes = hour * 60 + minute;
  return asEnd && minutes === 0 ? 1440 : minutes;
}

export function minutesOf(spans: readonly Span[]): number {
  return spans.reduce((sum, s) => sum + Math.max(0, minuteOf(s.to, true) - minuteOf(s.from)), 0);
}

/** The minutes of a usual working day: the longest of the week. */
export function fullDay(calendar: BusinessCalendar): number {
  return Math.max(1, ...weekdays.map((d) => minutesOf(calendar.week.filter((h) => h.day === d))));
}

/** How much of a usual day is worked, 0 to 1. */
export function shareOn(calendar: BusinessCalendar, date: string): number {
  return Math.min(1, minutesOf(hoursOn(calendar, date)) / fullDay(calendar));
}

/** The working minutes of a year, special days included. */
export function workOf(calendar: BusinessCalendar, year: number): { days: number; minutes: number } {
  const minutes = daysOf(year).map((date) => minutesOf(hoursOn(calendar, date)));
  return { days: minutes.filter((m) => m > 0).length, minutes: minutes.reduce((a, b) => a + b, 0) };
}

/** Every day of a year. */
export function daysOf(year: number): string[] {
  return daysFrom(`${year}-01-01`, `${year}-12-31`);
}

/** Every day from one to another, both included. */
export function daysFrom(first: string, last: string): string[] {
  const days: string[] = [];
  const end = Date.parse(`${last}T00:00:00Z`);
  for (let at = Date.parse(`${first}T00:00:00Z`); at <= end; at += 86_400_000) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

/** The calendar with the hours of one day of the week replaced. */
export function withDay(calendar: BusinessCalendar, day: Weekday, spans: readonly Span[]): BusinessCalendar {
  const others = calendar.week.filter((h) => h.day !== day);
  const week = [...others, ...spans.map(({ from, to }) => ({ day, from, to }))];
  return { ...calendar, week: week.sort((a, b) => weekdays.indexOf(a.day) - weekdays.indexOf(b.day)) };
}

/** The calendar with special days added or changed, in the order of the year. */
export function withSpecial(calendar: BusinessCalendar, days: readonly SpecialDay[]): BusinessCalendar {
  const dates = new Set(days.map((d) => d.date));
  const special = [...calendar.special.filter((s) => !dates.has(s.date)), ...days];
  return { ...calendar, special: special.sort((a, b) => a.date.localeCompare(b.date)) };
}

export function withoutSpecial(calendar: BusinessCalendar, date: string): BusinessCalendar {
  return { ...calendar, special: calendar.special.filter((s) => s.date !== date) };
}

/** One more span of a day: after the last, as long as there is room. */
export function nextSpan(spans: readonly Span[]): Span {
  const end = Math.max(0, ...spans.map((s) => minuteOf(s.to, true)));
  if (spans.length === 0) return { from: '09:00', to: '18:00' };
  const from = Math.min(end + 60, 1380);
  return { from: timeOf(from), to: timeOf(Math.min(from + 240, 1439)) };
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

export type CalendarFlaw = 'nameNeeded' | 'hoursNeeded' | 'spanWrong' | 'overlap';

/** What a calendar misses, and what cannot be. */
export function flawsOf(calendar: BusinessCalendar): CalendarFlaw[] {
  const flaws: CalendarFlaw[] = [];
  if (calendar.name.trim() === '') flaws.push('nameNeeded');
  if (calendar.week.length === 0) flaws.push('hoursNeeded');
  const days = [
    ...weekdays.map((d) => calendar.week.filter((h) => h.day === d)),
    ...calendar.special.map((s) => s.hours),
  ];
  if (days.some((spans) => spans.some((s) => !(minuteOf(s.from) < minuteOf(s.to, true)))))
    flaws.push('spanWrong');
  if (days.some(overlaps)) flaws.push('overlap');
  return flaws;
}

function overlaps(spans: readonly Span[]): boolean {
  const sorted = [...spans].sort((a, b) => minuteOf(a.from) - minuteOf(b.from));
  return sorted.some((s, i) => i > 0 && minuteOf(s.from) < minuteOf(sorted[i - 1]?.to ?? '', true));
}
