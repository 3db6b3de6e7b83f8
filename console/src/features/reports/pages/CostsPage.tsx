import { DeleteOutlined, EditOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Space, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, Money, Page, ProblemAlert, SourceTag } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import { costsKey, type Cost } from '../costs';
import { CostDialog } from '../parts/CostDialog';
import { ImportDialog } from '../parts/ImportDialog';
import { Rates } from '../parts/Rates';

const address = { tab: 'list' };

/** What did we spend? */
export function CostsPage() {
  const { t } = useTranslation('reports');
  const [{ tab }, patch] = useUrlState(address);
  const [editing, setEditing] = useState<Cost | 'new' | undefined>();
  const [importing, setImporting] = useState(false);
  return (
    <Page
      title={t('costs.title')}
      lede={t('costs.about')}
      crumbs={[{ label: t('title'), to: '/reports' }, { label: t('costs.title') }]}
      actions={
        <Space wrap>
          <Button icon={<UploadOutlined />} onClick={() => setImporting(true)}>
            {t('costs.import')}
          </Button>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {t('costs.add')}
          </Button>
        </Space>
      }
    >
      <Tabs
        activeKey={tab}
        onChange={(to) => patch({ tab: to })}
        items={[
          {
            key: 'list',
            label: t('costs.list'),
            children: <CostList onEdit={setEditing} onAdd={() => setEditing('new')} />,
          },
          { key: 'rates', label: t('costs.rates'), children: <Rates /> },
        ]}
      />
      {editing !== undefined && (
        <CostDialog {...(editing === 'new' ? {} : { cost: editing })} onClose={() => setEditing(undefined)} />
      )}
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </Page>
  );
}

function CostList({ onEdit, onAdd }: { onEdit: (cost: Cost) => void; onAdd: () => void }) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: (id: string) => http.delete(`/api/costs/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: costsKey }),
  });
  return (
    <>
      {remove.isError && <ProblemAlert error={remove.error} />}
      <DataTable<Cost>
        queryKey={[...costsKey, 'list']}
        load={(cursor, signal) => http.get<KeysetPage<Cost>>('/api/costs', { query: { cursor }, signal })}
        rowKey={(row) => row.id}
        label={t('costs.list')}
        empty={
          <EmptyState picture="chart" action={<Button onClick={onAdd}>{t('costs.add')}</Button>}>
            {t('costs.empty')}
          </EmptyState>
        }
        columns={[
          { key: 'day', title: t('costs.day'), render: (_, row) => format.date(`${row.day}T12:00:00`) },
          { key: 'channel', title: t('costs.channel'), dataIndex: 'channel' },
          { key: 'source', title: t('costs.source'), render: (_, row) => <SourceTag source={row.source} /> },
          { key: 'campaign', title: t('costs.campaign'), dataIndex: 'campaign' },
          {
            key: 'amount',
            title: t('costs.amount'),
            align: 'right',
            render: (_, row) => <Money value={{ amount: row.amount, currency: row.currency }} />,
          },
          {
            key: 'impressions',
            title: t('costs.impressions'),
            align: 'right',
            render: (_, row) => (row.impressions === null ? '–' : format.number(row.impressions)),
          },
          {
            key: 'clicks',
            title: t('costs.clicks'),
            align: 'right',
            render: (_, row) => (row.clicks === null ? '–' : format.number(row.clicks)),
          },
          { key: 'note', title: t('costs.note'), dataIndex: 'note' },
          {
            key: 'actions',
            align: 'right',
            render: (_, row) => (
              <Space>
                <Button
                  type="text"
                  size="small"
                  icon={<EditOutlined />}
                  aria-label={t('costs.edit')}
                  onClick={() => onEdit(row)}
                />
                <Popconfirm title={t('costs.remove')} onConfirm={() => remove.mutate(row.id)}>
                  <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('costs.remove')} />
                </Popconfirm>
              </Space>
            ),
          },
        ]}
      />
    </>
  );
}
