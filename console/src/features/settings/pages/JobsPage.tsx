import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, When } from '@/shared/components';
import { runningJobsQuery, type Job } from '../api';
import { CancelJob, JobBar } from '../parts/JobLine';
import { SettingsFrame } from '../parts/SettingsFrame';

/** Long work: what goes on and what has been. */
export function JobsPage() {
  const { t } = useTranslation('settings');
  const running = useQuery(runningJobsQuery).data ?? [];
  // What has changed among the running ones changes the list.
  const pulse = running.map((job) => `${job.id}:${job.state}:${job.done}`).join();
  return (
    <SettingsFrame section="jobs">
      <DataTable<Job>
        queryKey={['jobs', 'all']}
        key={pulse === '' ? 'quiet' : 'busy'}
        load={(cursor, signal) => http.get<KeysetPage<Job>>('/api/jobs', { query: { cursor }, signal })}
        rowKey={(job) => job.id}
        label={t('section.jobs')}
        empty={<EmptyState picture="path">{t('jobs.empty')}</EmptyState>}
        columns={[
          { title: t('jobs.what'), dataIndex: 'title' },
          { title: t('jobs.state'), dataIndex: 'state', render: (_, job) => t(`jobs.is.${job.state}`) },
          {
            title: t('jobs.progress'),
            dataIndex: 'done',
            width: 220,
            render: (_, job) => <JobBar job={running.find((one) => one.id === job.id) ?? job} />,
          },
          { title: t('jobs.message'), dataIndex: 'message' },
          { title: t('jobs.begun'), dataIndex: 'createdAt', render: (_, job) => <When at={job.createdAt} /> },
          { key: 'do', align: 'end', render: (_, job) => <CancelJob job={job} /> },
        ]}
      />
    </SettingsFrame>
  );
}
