import { useTranslation } from 'react-i18next';
import { Panel, StageBadge } from '@/shared/components';
import { useFormat } from '@/shared/format';
import type { Summary } from '../api';
import css from './cockpit.module.css';

/** How long leads take from stage to stage, beside the quarter before. */
export function VelocityPanel({ summary: { velocity, funnel } }: { summary: Summary }) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  const name = (id: string) => funnel.stages.find((stage) => stage.id === id)?.name ?? id;
  const length = (seconds: number | null) =>
    seconds === null ? t('velocity.none') : format.duration(seconds);
  return (
    <Panel title={t('velocity.title')}>
      <p className={css.soft}>{t('velocity.hint')}</p>
      <ul className={css.lines}>
        {velocity.map((pace) => (
          <li key={pace.from + pace.to}>
            <span>
              <StageBadge stage={pace.from} name={name(pace.from)} /> {'→ '}
              <StageBadge stage={pace.to} name={name(pace.to)} />
            </span>
            <span className={css.strong}>
              {length(pace.now.median)}
              <span className={css.soft}>
                <br />
                {t('velocity.leads', { count: pace.now.leads })} ·{' '}
                {t('velocity.before', { value: length(pace.before.median) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
