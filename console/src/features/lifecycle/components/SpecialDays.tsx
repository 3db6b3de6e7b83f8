import { DeleteOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Segmented } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BusinessCalendar } from '@/shared/playbook';
import { daysFrom, hoursOn, weekdayOf, withoutSpecial, withSpecial } from '../calendar';
import css from './calendar.module.css';
import { Spans } from './Spans';

interface Props {
  calendar: BusinessCalendar;
  year: number;
  disabled: boolean;
  onChange: (calendar: BusinessCalendar) => void;
}

type Kind = 'holiday' | 'half' | 'worked';

/** Holidays, half days and worked weekends of a year, and a line to add more. */
export function SpecialDays({ calendar, year, disabled, onChange }: Props) {
  const { t } = useTranslation('lifecycle');
  const days = calendar.special.filter((s) => s.date.startsWith(`${year}-`));
  return (
    <section aria-label={t('calendar.special')}>
      <h3 className={css.head}>{t('calendar.special')}</h3>
      {days.length === 0 && <p className={css.soft}>{t('calendar.noSpecial')}</p>}
      <ul className={css.days}>
        {days.map((day) => (
          <li key={day.date} className={css.day}>
            <span className={css.date}>
              {day.date} <span className={css.soft}>{t(`calendar.short.${weekdayOf(day.date)}`)}</span>
            </span>
            <Input
              size="small"
              aria-label={t('calendar.dayName')}
              value={day.name}
              disabled={disabled}
              onChange={(e) => onChange(withSpecial(calendar, [{ ...day, name: e.target.value }]))}
            />
            <Spans
              label={day.date}
              spans={day.hours}
              disabled={disabled}
              onChange={(hours) => onChange(withSpecial(calendar, [{ ...day, hours }]))}
            />
            {!disabled && (
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={`${t('calendar.removeDay')}: ${day.date}`}
                onClick={() => onChange(withoutSpecial(calendar, day.date))}
              />
            )}
          </li>
        ))}
      </ul>
      {!disabled && <AddDays calendar={calendar} onChange={onChange} />}
    </section>
  );
}

function AddDays({ calendar, onChange }: Pick<Props, 'calendar' | 'onChange'>) {
  const { t } = useTranslation('lifecycle');
  const [range, setRange] = useState<[Dayjs, Dayjs] | null>(null);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('holiday');
  const hours = (date: string) => {
    if (kind === 'holiday') return [];
    const monday = hoursOn({ ...calendar, special: [] }, nextMonday(date));
    const usual = monday.length > 0 ? monday : [{ from: '09:00', to: '18:00' }];
    return usual.slice(0, kind === 'half' ? 1 : undefined).map(({ from, to }) => ({ from, to }));
  };
  const add = () => {
    if (range === null) return;
    const dates = daysFrom(range[0].format('YYYY-MM-DD'), range[1].format('YYYY-MM-DD'));
    onChange(
      withSpecial(
        calendar,
        dates.map((date) => ({ date, name: name.trim(), hours: hours(date) })),
      ),
    );
    setRange(null);
    setName('');
  };
  return (
    <div className={css.add} role="group" aria-label={t('calendar.addDays')}>
      <DatePicker.RangePicker
        aria-label={t('calendar.days')}
        value={range}
        onChange={(chosen) => setRange(chosen?.[0] && chosen[1] ? [chosen[0], chosen[1]] : null)}
      />
      <Input
        aria-label={t('calendar.dayName')}
        placeholder={t('calendar.dayNameHint')}
        style={{ width: 170 }}
        value={name}
        onChange={(e) => setName(e.target.value)}
      />
      <Segmented<Kind>
        aria-label={t('calendar.dayKind')}
        value={kind}
        options={(['holiday', 'half', 'worked'] as const).map((k) => ({
          value: k,
          label: t(`calendar.kind.${k}`),
        }))}
        onChange={setKind}
      />
      <Button disabled={range === null || name.trim() === ''} onClick={add}>
        {t('calendar.addDays')}
      </Button>
    </div>
  );
}

/** A day of the following week that is a Monday: its hours are the usual ones. */
function nextMonday(date: string): string {
  const week = daysFrom(
    date,
    new Date(Date.parse(`${date}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10),
  );
  return week.find((d) => weekdayOf(d) === 'MONDAY') ?? date;
}
