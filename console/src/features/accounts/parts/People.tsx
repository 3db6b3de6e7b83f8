import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Select, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { GradeBadge, LeadLink, Panel, StageBadge, When } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { changed, type AccountDetail, type Person } from '../api';
import css from '../accounts.module.css';

const roles = ['decision_maker', 'budget_holder', 'champion', 'user', 'influencer', 'blocker'] as const;

interface Props {
  detail: AccountDetail;
  /** Whether this person may say who has which part. */
  says: boolean;
}

/** Everyone known at the company, which part they have in a purchase, and which part nobody has yet. */
export function People({ detail, says }: Props) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const client = useQueryClient();
  const { message } = App.useApp();
  const assign = useMutation({
    mutationFn: ({ lead, role }: { lead: number; role: string | null }) =>
      http.patch(`/api/leads/${lead}`, { fields: { buyingRole: role } }),
    onSuccess: () => changed(client),
    onError: () => void message.error(t('failed')),
  });
  const { account, leads, moreLeads, needed } = detail;
  const open = needed.filter((role) => !Object.values(detail.roles).includes(role));
  return (
    <Panel
      title={t('people')}
      extra={
        moreLeads && (
          <Link to="/leads" search={{ account: account.id }}>
            {t('all')}
          </Link>
        )
      }
    >
      {needed.length > 0 && (
        <div className={css.committee} role="group" aria-label={t('committee')}>
          {needed.map((role) => (
            <div key={role} className={open.includes(role) ? `${css.seat} ${css.vacant}` : css.seat}>
              <span className={css.soft}>{t(`role.${role}`)}</span>
              <strong>
                {leads
                  .filter(({ id }) => detail.roles[id] === role)
                  .map(({ name, email }) => name ?? email ?? '–')
                  .join('、') || t('vacant')}
              </strong>
            </div>
          ))}
        </div>
      )}
      <Table<Person>
        size="small"
        pagination={false}
        rowKey="id"
        dataSource={leads}
        scroll={{ x: true }}
        columns={[
          {
            key: 'name',
            title: t('person'),
            render: (_, p) => <LeadLink lead={{ ...p, id: String(p.id) }} />,
          },
          { key: 'title', title: t('jobTitle'), dataIndex: 'title' },
          ...(needed.length === 0
            ? []
            : [
                {
                  key: 'role',
                  title: t('committee'),
                  render: (_: unknown, p: Person) =>
                    says ? (
                      <Select
                        allowClear
                        size="small"
                        variant="borderless"
                        className={css.role ?? ''}
                        aria-label={`${t('committee')} · ${p.name ?? p.id}`}
                        placeholder={t('noRole')}
                        value={detail.roles[p.id] ?? null}
                        onChange={(role: string | null | undefined) =>
                          assign.mutate({ lead: p.id, role: role ?? null })
                        }
                        options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
                      />
                    ) : (
                      detail.roles[p.id] !== undefined && t(`role.${detail.roles[p.id]}`)
                    ),
                },
              ]),
          {
            key: 'stage',
            title: t('stage'),
            render: (_, p) => p.stage !== null && <StageBadge stage={p.stage} />,
          },
          { key: 'grade', title: t('grade'), render: (_, p) => <GradeBadge grade={p.grade} /> },
          {
            key: 'engagement',
            title: t('heat'),
            align: 'right',
            render: (_, p) => format.number(Math.round(p.engagement)),
          },
          { key: 'seen', title: t('seen'), render: (_, p) => <When at={p.lastSeenAt} /> },
        ]}
      />
    </Panel>
  );
}
