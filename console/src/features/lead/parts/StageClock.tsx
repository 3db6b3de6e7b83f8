import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import { useInForce } from '@/shared/playbook';
import type { Explanation } from '../asof';
import { workingSeconds } from '../working';
import css from './lead.module.css';

/** How much of the time agreed for the stage is left, in working time; red only when it is over. */
export function StageClock({ stage, at }: { stage: NonNullable<Explanation['stage']>; at: string }) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  const playbook = useInForce().data?.playbook;
  const { clock } = stage;
  if (clock === undefined || clock === null) return null;
  const due = Date.parse(clock.dueAt);
  const sla = playbook?.lifecycle.stages.find((one) => one.id === stage.id)?.sla;
  const calendar = playbook?.calendars.find((one) => one.id === sla?.calendar);
  const over = clock.breached || due <= Date.parse(at);
  const left = calendar
    ? workingSeconds(calendar, Date.parse(at), due)
    : Math.max(0, (due - Date.parse(at)) / 1000);
  const text = over
    ? t('clock.over')
    : t(calendar ? 'clock.workingLeft' : 'clock.left', { time: format.duration(left) });
  return (
    <Tooltip title={t('clock.due', { at: format.dateTime(due) })}>
      <span className={over ? css.over : css.soft} tabIndex={0}>
        {text}
      </span>
    </Tooltip>
  );
}
