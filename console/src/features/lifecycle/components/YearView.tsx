import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import type { BusinessCalendar } from '@/shared/playbook';
import { daysOf, shareOn, specialOn, weekdayOf, weekdays, workOf } from '../calendar';
import css from './calendar.module.css';

const CELL = 12;
const MONTH = 7 * CELL + 14;
const TALL = 6 * CELL + 26;

interface Props {
  calendar: BusinessCalendar;
  year: number;
  onYear: (year: number) => void;
}

/** A year at a glance: how much of each day is worked, and which days are special. */
export function YearView({ calendar, year, onYear }: Props) {
  const { t, i18n } = useTranslation('lifecycle');
  const format = useFormat();
  const { days, minutes } = workOf(calendar, year);
  const hours = format.number(Math.round(minutes / 60));
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  return (
    <section aria-label={t('calendar.year')}>
      <div className={css.yearHead}>
        <Button
          type="text"
          size="small"
          icon={<LeftOutlined />}
          aria-label={t('calendar.before')}
          onClick={() => onYear(year - 1)}
        />
        <strong>{year}</strong>
        <Button
          type="text"
          size="small"
          icon={<RightOutlined />}
          aria-label={t('calendar.after')}
          onClick={() => onYear(year + 1)}
        />
        <span className={css.soft}>{t('calendar.sum', { days: format.number(days), hours })}</span>
      </div>
      <svg
        className={css.year}
        viewBox={`0 0 ${6 * MONTH} ${2 * TALL}`}
        role="img"
        aria-label={t('calendar.sum', { days: format.number(days), hours })}
      >
        {Array.from({ length: 12 }, (_, m) => (
          <text key={m} x={(m % 6) * MONTH} y={Math.floor(m / 6) * TALL + 11} className={css.month}>
            {month.format(new Date(Date.UTC(year, m, 1)))}
          </text>
        ))}
        {daysOf(year).map((date) => (
          <Day key={date} date={date} calendar={calendar} />
        ))}
      </svg>
      <div className={css.legend}>
        {(['full', 'part', 'free', 'special'] as const).map((kind) => (
          <span key={kind}>
            <span className={`${css.sample} ${css[kind] ?? ''}`} /> {t(`calendar.legend.${kind}`)}
          </span>
        ))}
      </div>
    </section>
  );
}

function Day({ date, calendar }: { date: string; calendar: BusinessCalendar }) {
  const month = Number(date.slice(5, 7)) - 1;
  const day = Number(date.slice(8));
  const offset = weekdays.indexOf(weekdayOf(`${date.slice(0, 8)}01`));
  const cell = offset + day - 1;
  const x = (month % 6) * MONTH + (cell % 7) * CELL;
  const y = Math.floor(month / 6) * TALL + 18 + Math.floor(cell / 7) * CELL;
  const share = shareOn(calendar, date);
  const special = specialOn(calendar, date);
  const kind = share === 0 ? css.free : share < 1 ? css.part : css.full;
  return (
    <rect
      x={x}
      y={y}
      width={CELL - 2}
      height={CELL - 2}
      rx={2}
      data-date={date}
      className={`${kind ?? ''} ${special === undefined ? '' : (css.special ?? '')}`}
    >
      <title>{special === undefined ? date : `${date} ${special.name}`}</title>
    </rect>
  );
}
