import dayjs, { type Dayjs } from 'dayjs';

/** When the next step is due, as one chooses it with a key. */
export const dueChoices = ['hour', 'tomorrow', 'threeDays', 'week', 'none'] as const;
export type DueChoice = (typeof dueChoices)[number];

/** A working moment: Saturday and Sunday give way to Monday. */
function workday(day: Dayjs): Dayjs {
  const weekday = day.day();
  return weekday === 6 ? day.add(2, 'day') : weekday === 0 ? day.add(1, 'day') : day;
}

const morning = (day: Dayjs) => workday(day).hour(10).minute(0).second(0).millisecond(0);

export function dueAt(choice: DueChoice, now: Dayjs = dayjs()): Dayjs | null {
  switch (choice) {
    case 'hour':
      return now.add(1, 'hour').second(0).millisecond(0);
    case 'tomorrow':
      return morning(now.add(1, 'day'));
    case 'threeDays':
      return morning(now.add(3, 'day'));
    case 'week':
      return morning(now.add(7, 'day'));
    case 'none':
      return null;
  }
}
