import { App, Button, Drawer, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { idFrom, useDraft, useSavePart, type BusinessCalendar, type Stage } from '@/shared/playbook';
import { flawsOf, weekdays, withDay } from '../calendar';
import css from './calendar.module.css';
import { SpecialDays } from './SpecialDays';
import { Spans } from './Spans';
import { YearView } from './YearView';

interface Props {
  /** Without an id it is a new one. */
  calendar: BusinessCalendar;
  all: readonly BusinessCalendar[];
  stages: readonly Stage[];
  editable: boolean;
  onClose: () => void;
}

/** Edits when people work and writes it to the draft. */
export function CalendarDrawer({ calendar: given, all, stages, editable, onClose }: Props) {
  const { t } = useTranslation('lifecycle');
  const { t: c } = useTranslation('common');
  const { t: p } = useTranslation('playbook');
  const { message } = App.useApp();
  const [calendar, setCalendar] = useState(given);
  const [year, setYear] = useState(() => new Date().getFullYear());
  const [tried, setTried] = useState(false);
  const save = useSavePart();
  const isNew = given.id === '';
  const users = stages.filter((s) => s.sla?.calendar === given.id && !isNew);
  const flaws = flawsOf(calendar);
  const place = `/calendars/${all.findIndex((one) => one.id === given.id)}/`;
  const problems = useDraft().data?.problems.filter((one) => one.place.startsWith(place)) ?? [];
  const ids = all.map((one) => one.id);
  const id = isNew ? idFrom(calendar.name, ids, 'calendar') : given.id;
  const write = (value: BusinessCalendar | null) =>
    save.mutate(
      { part: `calendars/${id}`, value },
      {
        onSuccess: () => {
          void message.success(p('draft.saved'));
          onClose();
        },
      },
    );
  const submit = () => {
    setTried(true);
    if (flaws.length === 0) write({ ...calendar, id, name: calendar.name.trim() });
  };
  return (
    <Drawer
      open
      onClose={onClose}
      size={760}
      title={isNew ? t('calendar.new') : given.name}
      footer={
        editable && (
          <Space>
            <Button type="primary" loading={save.isPending} onClick={submit}>
              {c('action.save')}
            </Button>
            <Button onClick={onClose}>{c('action.cancel')}</Button>
            {!isNew && (
              <Button
                danger
                type="text"
                disabled={users.length > 0}
                title={users.length > 0 ? t('calendar.used') : ''}
                onClick={() => write(null)}
              >
                {t('calendar.remove')}
              </Button>
            )}
          </Space>
        )
      }
    >
      <YearView calendar={calendar} year={year} onYear={setYear} />
      <div className={css.names}>
        <label>
          <span className={css.soft}>{t('editor.name')}</span>
          <Input
            value={calendar.name}
            maxLength={80}
            disabled={!editable}
            onChange={(e) => setCalendar({ ...calendar, name: e.target.value })}
          />
        </label>
        <label>
          <span className={css.soft}>{t('calendar.zone')}</span>
          <Select
            aria-label={t('calendar.zone')}
            showSearch
            value={calendar.zone}
            disabled={!editable}
            options={zones(calendar.zone).map((zone) => ({ value: zone, label: zone }))}
            onChange={(zone) => setCalendar({ ...calendar, zone })}
          />
        </label>
      </div>
      <Week calendar={calendar} disabled={!editable} onChange={setCalendar} />
      <SpecialDays calendar={calendar} year={year} disabled={!editable} onChange={setCalendar} />
      {tried &&
        flaws.map((flaw) => (
          <p key={flaw} className={css.harm} role="alert">
            {t(`calendar.flaw.${flaw}`)}
          </p>
        ))}
      {problems.map((one) => (
        <p key={one.place + one.code} className={css.harm} role="alert">
          {one.message}
        </p>
      ))}
      {save.isError && <ProblemAlert error={save.error} />}
    </Drawer>
  );
}

interface WeekProps {
  calendar: BusinessCalendar;
  disabled: boolean;
  onChange: (calendar: BusinessCalendar) => void;
}

function Week({ calendar, disabled, onChange }: WeekProps) {
  const { t } = useTranslation('lifecycle');
  return (
    <section aria-label={t('calendar.week')}>
      <h3 className={css.head}>{t('calendar.week')}</h3>
      {weekdays.map((day) => (
        <div key={day} className={css.weekday}>
          <span>{t(`calendar.day.${day}`)}</span>
          <Spans
            label={t(`calendar.day.${day}`)}
            spans={calendar.week.filter((h) => h.day === day).map(({ from, to }) => ({ from, to }))}
            disabled={disabled}
            onChange={(spans) => onChange(withDay(calendar, day, spans))}
          />
        </div>
      ))}
      <p className={css.soft}>{t('calendar.midnight')}</p>
    </section>
  );
}

/** The time zones the browser knows, the one in use among them. */
function zones(used: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(used) ? known : [used, ...known];
}
