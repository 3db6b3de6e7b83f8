import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { BusinessCalendar, Stage } from '@/shared/playbook';
import { hoursOn, minutesOf, newCalendar, specialOn, weekdays } from '../calendar';
import css from './calendar.module.css';
import { CalendarDrawer } from './CalendarDrawer';

/** The address of a calendar that is not there yet. */
const FRESH = 'new';

interface Props {
  calendars: readonly BusinessCalendar[];
  /** The company's time zone, for a new calendar. */
  zone: string;
  stages: readonly Stage[];
  /** The id of the one being looked at, or `new`. */
  open: string;
  editable: boolean;
  onOpen: (id: string) => void;
}

/** When people work: what the clocks of stages count by. */
export function Calendars({ calendars, zone, stages, open, editable, onOpen }: Props) {
  const { t } = useTranslation('lifecycle');
  const shown = open === FRESH ? newCalendar(zone) : calendars.find((c) => c.id === open);
  return (
    <section className={css.section} aria-label={t('calendar.title')}>
      <div className={css.titleRow}>
        <h2 className={css.title}>{t('calendar.title')}</h2>
        {editable && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => onOpen(FRESH)}>
            {t('calendar.add')}
          </Button>
        )}
      </div>
      <p className={css.soft}>{t(calendars.length === 0 ? 'calendar.empty' : 'calendar.lede')}</p>
      <ul className={css.list}>
        {calendars.map((calendar) => (
          <li key={calendar.id} className={css.line}>
            <button type="button" className={css.open} onClick={() => onOpen(calendar.id)}>
              {calendar.name}
            </button>
            <WeekPicture calendar={calendar} />
            <span className={css.soft}>{calendar.zone}</span>
            <Uses calendar={calendar} stages={stages} />
          </li>
        ))}
      </ul>
      {shown !== undefined && (
        <CalendarDrawer
          key={shown.id}
          calendar={shown}
          all={calendars}
          stages={stages}
          editable={editable}
          onClose={() => onOpen('')}
        />
      )}
    </section>
  );
}

/** The hours of the week as seven small bars. */
function WeekPicture({ calendar }: { calendar: BusinessCalendar }) {
  const { t } = useTranslation('lifecycle');
  const minutes = weekdays.map((day) => minutesOf(calendar.week.filter((h) => h.day === day)));
  const hours = Math.round(minutes.reduce((a, b) => a + b, 0) / 6) / 10;
  return (
    <span className={css.week}>
      <span className={css.bars} aria-hidden>
        {minutes.map((m, i) => (
          <span key={i} style={{ height: `${Math.max(6, (m / 1440) * 200)}%` }} data-free={m === 0} />
        ))}
      </span>
      {t('calendar.weekHours', { count: hours })}
    </span>
  );
}

function Uses({ calendar, stages }: { calendar: BusinessCalendar; stages: readonly Stage[] }) {
  const { t } = useTranslation('lifecycle');
  const names = stages.filter((s) => s.sla?.calendar === calendar.id).map((s) => s.name);
  const today = new Date().toISOString().slice(0, 10);
  const special = specialOn(calendar, today);
  return (
    <span className={css.soft}>
      {names.length === 0
        ? t('calendar.unused')
        : t('calendar.usedBy', { names: names.join(t('calendar.comma')) })}
      {special !== undefined && ` · ${t('calendar.today', { name: special.name })}`}
      {hoursOn(calendar, today).length === 0 && ` · ${t('calendar.todayFree')}`}
    </span>
  );
}
