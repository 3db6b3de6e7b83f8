import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Popover, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/shared/session';
import { runningJobsQuery, share } from '../api';
import { JobLine } from './JobLine';
import css from './settings.module.css';

/** In the top bar while long work goes on, whichever page one is on. */
export function JobsIndicator() {
  const { t } = useTranslation('settings');
  const jobs = useQuery(runningJobsQuery).data ?? [];
  const admin = useCan('ADMIN');
  if (jobs.length === 0) return null;
  const known = jobs.map(share).filter((s) => s !== undefined);
  const mean = known.length === 0 ? 0 : Math.floor(known.reduce((a, b) => a + b, 0) / known.length);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t('jobs.running', { count: jobs.length })}
      content={
        <div className={css.jobs}>
          {jobs.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
          {admin && <Link to="/settings/jobs">{t('jobs.all')}</Link>}
        </div>
      }
    >
      <Button
        type="text"
        aria-label={t('jobs.running', { count: jobs.length })}
        icon={<Progress type="circle" size={18} strokeWidth={14} percent={mean} showInfo={false} />}
      />
    </Popover>
  );
}
