import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import { cancelJob, hasEnded, jobQuery } from '../api';
import css from './leads.module.css';
import { UndoButton } from './UndoButton';

interface Props {
  id: string;
  onClose: () => void;
  onUndoing: (job: string) => void;
}

/** How far a change of many leads is; it goes on when one leaves the page. */
export function JobProgress({ id, onClose, onUndoing }: Props) {
  const { t } = useTranslation(['leads', 'common']);
  const format = useFormat();
  const client = useQueryClient();
  const job = useQuery(jobQuery(id)).data;
  const stop = useMutation({ mutationFn: () => cancelJob(id) });
  const ended = hasEnded(job);
  useEffect(() => {
    if (ended) void client.invalidateQueries({ queryKey: ['leads'] });
  }, [ended, client]);
  if (job === undefined) return null;
  const share = job.total !== null && job.total > 0 ? Math.round((100 * job.done) / job.total) : 0;
  return (
    <div className={css.progress} role="status">
      <span>
        {t(`job.${job.state}`, { done: format.number(job.result?.changed ?? job.done) })}
        {job.state === 'FAILED' && job.message !== null && ` ${job.message}`}
      </span>
      <Progress
        percent={job.state === 'DONE' ? 100 : share}
        size="small"
        status={job.state === 'FAILED' ? 'exception' : ended ? 'success' : 'active'}
        aria-label={t('job.label')}
      />
      {ended && job.kind === 'leads-bulk' && <UndoButton job={id} onUndoing={onUndoing} />}
      {ended ? (
        <Button size="small" type="text" onClick={onClose}>
          {t('common:action.close')}
        </Button>
      ) : (
        <Button size="small" loading={stop.isPending} onClick={() => stop.mutate()}>
          {t('job.stop')}
        </Button>
      )}
    </div>
  );
}
