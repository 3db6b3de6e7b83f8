import { CheckOutlined, ClockCircleOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Dropdown, Segmented, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, LeadLink, Page, ProblemAlert, When } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { deskKey, taskCountsQuery, type TaskItem } from '../api';
import { dueAt, dueChoices, type DueChoice } from '../due';
import css from '../parts/desk.module.css';

const address = { state: 'open' };

/** What one said one would do. */
export function TasksPage() {
  const { t } = useTranslation('desk');
  const [{ state }, patch] = useUrlState(address);
  const counts = useQuery(taskCountsQuery).data;
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: deskKey });
  const done = useMutation({
    mutationFn: (id: string) => http.post(`/api/tasks/${id}/done`),
    onSuccess: refresh,
  });
  const snooze = useMutation({
    mutationFn: ({ id, to }: { id: string; to: DueChoice }) =>
      http.patch(`/api/tasks/${id}`, { dueAt: dueAt(to)?.toISOString() ?? null }),
    onSuccess: refresh,
  });
  const failed = done.error ?? snooze.error;
  return (
    <Page
      title={t('tasks.title')}
      lede={t('tasks.lede')}
      crumbs={[{ label: t('title'), to: '/desk' }, { label: t('tasks.title') }]}
      actions={
        <Space size="large">
          {counts !== undefined && (
            <span className={css.soft}>
              {counts.overdue > 0 && (
                <span className={css.overdue}>{t('tasks.overdue', { count: counts.overdue })} · </span>
              )}
              {t('tasks.today', { count: counts.today })}
            </span>
          )}
          <Segmented
            value={state}
            onChange={(to) => patch({ state: to })}
            options={[
              { value: 'open', label: t('tasks.open') },
              { value: 'done', label: t('tasks.done') },
            ]}
          />
        </Space>
      }
    >
      {failed !== null && <ProblemAlert error={failed} />}
      <DataTable<TaskItem>
        queryKey={[...deskKey, 'tasks', state]}
        load={(cursor, signal) =>
          http.get<KeysetPage<TaskItem>>('/api/tasks', { query: { state, cursor }, signal })
        }
        rowKey={(row) => row.task.id}
        label={t('tasks.title')}
        empty={
          <EmptyState picture="path" action={<Link to="/desk">{t('action.queue')}</Link>}>
            {t(state === 'done' ? 'tasks.emptyDone' : 'tasks.empty')}
          </EmptyState>
        }
        columns={[
          {
            key: 'task',
            title: t('tasks.task'),
            render: (_, { task }) => (
              <>
                {task.title}
                {task.note !== null && <div className={css.soft}>{task.note}</div>}
              </>
            ),
          },
          {
            key: 'lead',
            title: t('tasks.lead'),
            render: (_, { task, lead }) => (
              <>
                <LeadLink lead={{ ...lead, id: String(task.lead) }} />
                {lead?.company != null && <div className={css.soft}>{lead.company}</div>}
              </>
            ),
          },
          {
            key: 'due',
            title: t(state === 'done' ? 'tasks.finished' : 'tasks.due'),
            render: (_, { task }) => <Due item={{ task, lead: null }} />,
          },
          {
            key: 'origin',
            title: t('tasks.origin'),
            render: (_, { task }) => <Origin origin={task.origin} />,
          },
          {
            key: 'actions',
            align: 'right',
            render: (_, { task }) =>
              task.doneAt === null && (
                <Space>
                  <Dropdown
                    trigger={['click']}
                    menu={{
                      items: dueChoices
                        .filter((d) => d !== 'none')
                        .map((d) => ({ key: d, label: t(`due.${d}`) })),
                      onClick: ({ key }) => snooze.mutate({ id: task.id, to: key as DueChoice }),
                    }}
                  >
                    <Button
                      size="small"
                      icon={<ClockCircleOutlined />}
                      aria-label={`${t('tasks.snooze')}: ${task.title}`}
                    >
                      {t('tasks.snooze')}
                    </Button>
                  </Dropdown>
                  <Button
                    size="small"
                    icon={<CheckOutlined />}
                    aria-label={`${t('sheet.done')}: ${task.title}`}
                    onClick={() => done.mutate(task.id)}
                  >
                    {t('sheet.done')}
                  </Button>
                </Space>
              ),
          },
        ]}
      />
    </Page>
  );
}

function Due({ item: { task } }: { item: TaskItem }) {
  const { t } = useTranslation('desk');
  if (task.doneAt !== null) return <When at={task.doneAt} />;
  if (task.dueAt === null) return <span className={css.soft}>{t('tasks.anytime')}</span>;
  return (
    <span className={new Date(task.dueAt) < new Date() ? css.overdue : undefined}>
      <When at={task.dueAt} />
    </span>
  );
}

function Origin({ origin }: { origin: string }) {
  const { t } = useTranslation('desk');
  if (origin.startsWith('journey:')) return <>{t('tasks.fromJourney')}</>;
  return <>{t(origin === 'call' ? 'tasks.fromCall' : 'tasks.fromConsole')}</>;
}
