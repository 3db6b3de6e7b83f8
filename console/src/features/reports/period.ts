import dayjs, { type Dayjs } from 'dayjs';

/** Stretches of time one asks for by name. `custom` is read from the address. */
export const presets = [
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'last12Months',
  'custom',
] as const;
export type Preset = (typeof presets)[number];

export interface Days {
  /** The first and the last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
}

const day = (d: Dayjs) => d.format('YYYY-MM-DD');

function quarterStart(d: Dayjs): Dayjs {
  return d.month(Math.floor(d.month() / 3) * 3).startOf('month');
}

export function daysOf(preset: string, custom: Days, today: Dayjs = dayjs()): Days {
  switch (preset) {
    case 'thisMonth':
      return { from: day(today.startOf('month')), to: day(today.endOf('month')) };
    case 'lastMonth': {
      const last = today.subtract(1, 'month');
      return { from: day(last.startOf('month')), to: day(last.endOf('month')) };
    }
    case 'lastQuarter': {
      const start = quarterStart(today).subtract(3, 'month');
      return { from: day(start), to: day(start.add(2, 'month').endOf('month')) };
    }
    case 'thisYear':
      return { from: day(today.startOf('year')), to: day(today.endOf('year')) };
    case 'last12Months':
      return { from: day(today.subtract(11, 'month').startOf('month')), to: day(today.endOf('month')) };
    case 'custom':
      if (custom.from !== '' && custom.to !== '') return custom;
  }
  const start = quarterStart(today);
  return { from: day(start), to: day(start.add(2, 'month').endOf('month')) };
}
