/** Numbers, money, shares and times as each language expects them. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface Money {
  /** A decimal as text, so that no cent is lost on the way. */
  amount: string | number;
  /** ISO 4217. */
  currency: string;
}

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['week', 7 * 86_400],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

export interface Format {
  /** A whole or decimal number with the language's separators. */
  number: (value: number) => string;
  /** A short number: 12.3K, 1.2万. */
  compact: (value: number) => string;
  /** A share between 0 and 1 as per cent. */
  percent: (share: number, digits?: number) => string;
  money: (value: Money, compact?: boolean) => string;
  date: (value: string | number | Date) => string;
  dateTime: (value: string | number | Date) => string;
  /** How long ago or until: "3 days ago". */
  relative: (value: string | number | Date, now?: Date) => string;
  /** A length of time given in seconds, in its largest two units at most. */
  duration: (seconds: number) => string;
}

export function formatFor(lang: string): Format {
  const number = new Intl.NumberFormat(lang);
  const compact = new Intl.NumberFormat(lang, { notation: 'compact', maximumFractionDigits: 1 });
  const date = new Intl.DateTimeFormat(lang, { dateStyle: 'medium' });
  const dateTime = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  const unit = (name: string, n: number) =>
    new Intl.NumberFormat(lang, {
      style: 'unit',
      unit: name,
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }).format(n);
  return {
    number: (v) => number.format(v),
    compact: (v) => compact.format(v),
    percent: (share, digits = 1) =>
      new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: digits }).format(share),
    money: (value, short = false) =>
      new Intl.NumberFormat(lang, {
        style: 'currency',
        currency: value.currency,
        ...(short
          ? { notation: 'compact', maximumFractionDigits: 1 }
          : /^-?\d+(\.0*)?$/.test(String(value.amount))
            ? { minimumFractionDigits: 0, maximumFractionDigits: 0 }
            : {}),
      }).format(value.amount as number),
    date: (v) => date.format(new Date(v)),
    dateTime: (v) => dateTime.format(new Date(v)),
    relative: (v, now = new Date()) => {
      const seconds = (new Date(v).getTime() - now.getTime()) / 1000;
      for (const [name, size] of units) {
        if (Math.abs(seconds) >= size) return relative.format(Math.round(seconds / size), name);
      }
      return relative.format(0, 'second');
    },
    duration: (seconds) => {
      if (seconds < 60) return unit('second', Math.round(seconds));
      const sizes: [string, number][] = [
        ['day', 86_400],
        ['hour', 3_600],
        ['minute', 60],
      ];
      const at = sizes.findIndex(([, size]) => seconds >= size);
      const [name, size] = sizes[at] ?? ['minute', 60];
      const next = sizes[at + 1];
      // Rounded to the smaller unit first, so that 60 of them become one more of the larger.
      const rounded = next === undefined ? seconds : Math.round(seconds / next[1]) * next[1];
      const whole = Math.floor(rounded / size);
      const rest = next === undefined ? 0 : Math.round((rounded - whole * size) / next[1]);
      return next === undefined || rest === 0
        ? unit(name, whole)
        : `${unit(name, whole)} ${unit(next[0], rest)}`;
    },
  };
}

/** The formats of the language that is on. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatFor(i18n.language), [i18n.language]);
}
