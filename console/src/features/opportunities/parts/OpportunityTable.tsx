import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, LeadLink, Money, StageBadge } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { deskSettingsQuery, useChoiceName, useOwnerName } from '@/shared/work';
import { address, fromReports, type Address } from '../address';
import { opportunitiesKey, titleOf, type Opportunity, type Sum } from '../api';
import css from './board.module.css';

interface Props {
  url: Address;
  patch: (change: Partial<Address>) => void;
  owner: string | undefined;
}

/** Opportunities as a list: also where the numbers of reports open. */
export function OpportunityTable({ url, patch, owner }: Props) {
  const { t } = useTranslation('opportunities');
  const format = useFormat();
  const name = useChoiceName();
  const ownerName = useOwnerName();
  const pipeline = useQuery(deskSettingsQuery).data?.pipeline ?? [];
  const narrowed = fromReports.some((key) => url[key] !== '');
  const query = {
    q: url.q,
    status: url.status,
    owner,
    ...Object.fromEntries(fromReports.map((key) => [key, url[key]])),
  };
  const sum = useQuery({
    queryKey: [...opportunitiesKey, 'sum', query],
    queryFn: ({ signal }) => http.get<Sum>('/api/opportunities/sum', { query, signal }),
  }).data;
  return (
    <>
      <div className={css.filters}>
        <Input.Search
          allowClear
          style={{ width: 240 }}
          defaultValue={url.q}
          placeholder={t('list.search')}
          onSearch={(q) => patch({ q })}
        />
        <Select
          style={{ width: 150 }}
          value={url.status}
          aria-label={t('list.status')}
          onChange={(status) => patch({ status })}
          options={[
            { value: '', label: t('list.any') },
            ...(['OPEN', 'WON', 'LOST'] as const).map((s) => ({ value: s, label: t(`status.${s}`) })),
          ]}
        />
        {narrowed && (
          <span className={css.soft}>
            {t('list.narrowed')}{' '}
            <Button
              type="link"
              size="small"
              onClick={() => patch(Object.fromEntries(fromReports.map((key) => [key, address[key]])))}
            >
              {t('list.widen')}
            </Button>
          </span>
        )}
        {sum !== undefined && (
          <strong data-testid="sum">
            {t('list.found', { count: sum.count })}
            {sum.amounts.map((m) => ` · ${format.money(m)}`)}
          </strong>
        )}
      </div>
      <DataTable<Opportunity>
        queryKey={[...opportunitiesKey, 'list', query]}
        load={(cursor, signal) =>
          http.get<KeysetPage<Opportunity>>('/api/opportunities', { query: { ...query, cursor }, signal })
        }
        rowKey={(row) => row.id}
        onOpen={(row) => patch({ open: row.id })}
        label={t('title')}
        empty={<EmptyState picture="search">{t('list.empty')}</EmptyState>}
        columns={[
          {
            key: 'name',
            title: t('list.name'),
            render: (_, row) => (
              <button type="button" className={css.open} onClick={() => patch({ open: row.id })}>
                {titleOf(row)}
              </button>
            ),
          },
          {
            key: 'lead',
            title: t('list.lead'),
            render: (_, row) => <LeadLink lead={{ ...row.lead, id: String(row.leadId) }} />,
          },
          {
            key: 'stage',
            title: t('list.stage'),
            render: (_, row) => {
              const index = pipeline.findIndex((s) => s.id === row.stage);
              const stage = pipeline[index];
              return row.status === 'OPEN' ? (
                <StageBadge
                  stage={row.stage}
                  name={stage === undefined ? row.stage : name(stage)}
                  index={index}
                  total={pipeline.length}
                />
              ) : (
                t(`status.${row.status}`)
              );
            },
          },
          {
            key: 'amount',
            title: t('list.amount'),
            align: 'right',
            render: (_, row) => <Money value={row.amount} />,
          },
          { key: 'owner', title: t('list.owner'), render: (_, row) => ownerName(row.owner) ?? '–' },
          {
            key: 'close',
            title: t('list.close'),
            render: (_, row) => (row.expectedClose === null ? '–' : format.date(row.expectedClose)),
          },
          {
            key: 'closed',
            title: t('list.closed'),
            render: (_, row) => (row.closedAt === null ? '–' : format.date(row.closedAt)),
          },
        ]}
      />
    </>
  );
}
