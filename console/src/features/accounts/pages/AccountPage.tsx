import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import {
  ErrorState,
  GradeBadge,
  LeadLink,
  Money,
  Page,
  PageSkeleton,
  Panel,
  StageBadge,
  When,
} from '@/shared/components';
import { useFormat } from '@/shared/format';
import type { AccountDetail, Person } from '../api';

/** A company: everyone we know there, how warm it is, and its opportunities. */
export function AccountPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const detail = useQuery({
    queryKey: ['accounts', 'one', id],
    queryFn: ({ signal }) => http.get<AccountDetail>(`/api/accounts/${id}`, { signal }),
  });
  if (detail.isPending) return <PageSkeleton />;
  if (detail.isError) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />;
  const { account, leads, moreLeads, opportunities } = detail.data;
  return (
    <Page
      title={account.name}
      lede={t('summary', {
        domain: account.domain ?? '–',
        known: format.number(account.known),
        heat: format.number(Math.round(account.heat)),
      })}
      crumbs={[{ label: t('nav'), to: '/accounts' }, { label: account.name }]}
    >
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
        <People people={leads} />
      </Panel>
      <Panel title={t('opportunities')}>
        {opportunities.length === 0 && t('noDeals')}
        {opportunities.map((deal) => (
          <p key={deal.id}>
            <Link to="/opportunities" search={{ open: deal.id }}>
              {t(`standing.${deal.standing.toLowerCase()}`, deal.standing)}
            </Link>{' '}
            · <Money value={deal.amount} /> · <When at={deal.at} />
          </p>
        ))}
      </Panel>
    </Page>
  );
}

function People({ people }: { people: Person[] }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return (
    <Table<Person>
      size="small"
      pagination={false}
      rowKey="id"
      dataSource={people}
      scroll={{ x: true }}
      columns={[
        { key: 'name', title: t('person'), render: (_, p) => <LeadLink lead={{ ...p, id: String(p.id) }} /> },
        { key: 'title', title: t('jobTitle'), dataIndex: 'title' },
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
  );
}
