import { Button, Progress as Bar } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import { useCancelRun, type RunStanding } from './api';
import css from './dryrun.module.css';

interface Props {
  journey: string;
  standing: RunStanding;
  mayCancel: boolean;
}

/** How far a dry run is; it goes on when the page is left. */
export function Progress({ journey, standing, mayCancel }: Props) {
  const { t } = useTranslation('journeys');
  const { t: c } = useTranslation('common');
  const format = useFormat();
  const cancel = useCancelRun(journey);
  const { done, total } = standing;
  const known = total !== null && total !== undefined && total > 0;
  return (
    <div className={css.progress} role="status">
      <span className={css.soft}>
        {standing.state === 'QUEUED'
          ? t('dry.queued')
          : t(known ? 'dry.running' : 'dry.starting', {
              done: format.number(done),
              total: format.number(total ?? 0),
            })}
      </span>
      {known && <Bar percent={Math.round((100 * done) / total)} size="small" aria-label={t('mode.dry')} />}
      {mayCancel && (
        <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate(standing.id)}>
          {c('action.cancel')}
        </Button>
      )}
    </div>
  );
}
