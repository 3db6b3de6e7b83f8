import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { useSession } from '@/shared/session';
import { share, type Job } from '../api';
import css from './settings.module.css';

/** Stops a job, for those who may. */
export function CancelJob({ job }: { job: Job }) {
  const { t } = useTranslation('settings');
  const user = useSession()?.user;
  const client = useQueryClient();
  const cancel = useMutation({
    mutationFn: () => http.post(`/api/jobs/${job.id}/cancel`),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const may = user !== undefined && (user.roles.includes('ADMIN') || job.startedBy === `user:${user.id}`);
  if (!may || (job.state !== 'RUNNING' && job.state !== 'QUEUED')) return null;
  return (
    <Button
      type="link"
      size="small"
      disabled={cancel.isSuccess}
      loading={cancel.isPending}
      aria-label={`${t('jobs.stop')}: ${job.title}`}
      onClick={() => cancel.mutate()}
    >
      {cancel.isSuccess ? t('jobs.stopping') : t('jobs.stop')}
    </Button>
  );
}

/** How far a job is. */
export function JobBar({ job }: { job: Job }) {
  const { t } = useTranslation('settings');
  const percent = share(job);
  return percent === undefined ? (
    <span className={css.soft}>{t('jobs.soFar', { count: job.done })}</span>
  ) : (
    <Progress
      percent={percent}
      size="small"
      status={job.state === 'FAILED' ? 'exception' : job.state === 'DONE' ? 'success' : 'normal'}
      aria-label={job.title}
    />
  );
}

/** A job in a few lines: what it is, what it does now, how far it is. */
export function JobLine({ job }: { job: Job }) {
  return (
    <div className={css.job}>
      <strong>{job.title}</strong>
      <CancelJob job={job} />
      <div className={css.bar}>
        <JobBar job={job} />
      </div>
      {job.message && <div className={`${css.bar} ${css.soft}`}>{job.message}</div>}
    </div>
  );
}
