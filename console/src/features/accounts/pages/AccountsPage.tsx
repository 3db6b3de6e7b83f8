import { Link } from '@tanstack/react-router';
import { Input, Select, Space, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, NumberLink, Page, StageBadge, When } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import { useCan } from '@/shared/session';
import { accountsKey, type Account } from '../api';
import { LookAlikes } from '../parts/LookAlikes';

const address = { q: '', sort: '-heat', tab: 'all' };

/** Companies, the warmest first. */
export function AccountsPage() {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const [{ q, sort, tab }, patch] = useUrlState(address);
  const says = useCan('MARKETER', 'SDR', 'SELLER');
  const joins = useCan('MARKETER');
  const list = (
    <>
      <div style={{ marginBottom: 14 }}>
        <Space>
          <Input.Search
            allowClear
            defaultValue={q}
            placeholder={t('search')}
            aria-label={t('search')}
            onSearch={(text) => patch({ q: text })}
          />
          <Select
            value={sort}
            aria-label={t('sort')}
            onChange={(to) => patch({ sort: to })}
            options={['-heat', '-leads', 'name'].map((value) => ({ value, label: t(`by.${value}`) }))}
          />
        </Space>
      </div>
      <DataTable<Account>
        queryKey={[...accountsKey, 'list', q, sort]}
        load={(cursor, signal) =>
          http.get<KeysetPage<Account>>('/api/accounts', { query: { q, sort, cursor }, signal })
        }
        rowKey={(row) => String(row.id)}
        label={t('nav')}
        empty={<EmptyState picture="people">{t(q === '' ? 'empty' : 'nothing')}</EmptyState>}
        columns={[
          {
            key: 'name',
            title: t('name'),
            render: (_, row) => (
              <>
                <Link to={`/accounts/${row.id}`}>{row.name}</Link>
                {row.domain !== null && row.domain !== row.name && (
                  <div style={{ color: 'var(--h-ink-soft)' }}>{row.domain}</div>
                )}
              </>
            ),
          },
          {
            key: 'leads',
            title: t('leads'),
            align: 'right',
            render: (_, row) => (
              <NumberLink value={row.known} search={{ account: row.id }} label={t('leads')} />
            ),
          },
          {
            key: 'heat',
            title: t('heat'),
            align: 'right',
            render: (_, row) => format.number(Math.round(row.heat)),
          },
          {
            key: 'stages',
            title: t('stages'),
            render: (_, row) => (
              <Space size="small" wrap>
                {row.stages.map((stage) => (
                  <StageBadge key={stage} stage={stage} />
                ))}
              </Space>
            ),
          },
          {
            key: 'deals',
            title: t('deals'),
            render: (_, row) => t('dealsOf', { open: row.open, won: row.won }),
          },
          { key: 'seen', title: t('seen'), render: (_, row) => <When at={row.lastSeenAt} /> },
        ]}
      />
    </>
  );
  return (
    <Page title={t('nav')} lede={t('lede')}>
      <Tabs
        activeKey={tab}
        onChange={(to) => patch({ tab: to })}
        destroyOnHidden
        items={[
          { key: 'all', label: t('tab.all'), children: list },
          { key: 'alike', label: t('tab.alike'), children: <LookAlikes says={says} joins={joins} /> },
        ]}
      />
    </Page>
  );
}
