import { useTranslation } from 'react-i18next';
import { durationText, useOwnerName } from '@/shared/conditions';
import {
  splitDuration,
  type BusinessCalendar,
  type Lifecycle,
  type Sla,
  type SlaAction,
} from '@/shared/playbook';

export interface ClockWords {
  /** `4 hours`; of working time when a calendar counts. */
  time: (sla: Sla) => string;
  /** `4 h`, for narrow places. */
  short: (sla: Sla) => string;
  /** The whole clock as a sentence. */
  sentence: (sla: Sla) => string;
}

/** The clocks of stages in words. */
export function useClockWords(lifecycle: Lifecycle, calendars: readonly BusinessCalendar[]): ClockWords {
  const { t } = useTranslation('lifecycle');
  const { t: any } = useTranslation();
  const owner = useOwnerName();
  const time = (sla: Sla) => {
    if (!sla.calendar) return durationText(sla.within, any);
    const { amount, unit } = splitDuration(sla.within, ['minute', 'hour']);
    return t(`sla.working.${unit}`, { count: amount });
  };
  const whom = (to: string) => (to === 'owner' || to === 'pool' ? t(`sla.${to}`) : owner(to));
  const say = (action: SlaAction) =>
    action.kind === 'moveTo'
      ? t('sla.say.moveTo', {
          stage: lifecycle.stages.find((s) => s.id === action.stage)?.name ?? action.stage,
          reason: action.reason,
        })
      : t(`sla.say.${action.kind}`, { whom: whom(action.to) });
  const list = (actions: readonly SlaAction[]) => actions.map(say).join(t('sla.say.and'));
  const sentence = (sla: Sla) =>
    [
      t('sla.say.within', {
        time: time(sla),
        calendar: calendars.find((c) => c.id === sla.calendar)?.name ?? t('sla.everyHour'),
      }),
      ...(sla.warnAtPercent && sla.onWarning.length > 0
        ? [t('sla.say.warning', { percent: sla.warnAtPercent, what: list(sla.onWarning) })]
        : []),
      ...(sla.onBreach.length > 0 ? [t('sla.say.breach', { what: list(sla.onBreach) })] : []),
    ].join(t('sla.say.then'));
  const short = (sla: Sla) => {
    const { amount, unit } = sla.calendar
      ? splitDuration(sla.within, ['minute', 'hour'])
      : splitDuration(sla.within);
    return t(`sla.short.${unit}`, { n: amount });
  };
  return { time, short, sentence };
}
