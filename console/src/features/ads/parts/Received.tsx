import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, ErrorState, LeadLink, ListSkeleton, When } from '@/shared/components';
import { adsKey, type Got } from '../api';

const colours = { WAITING: 'blue', TAKEN: 'green', IGNORED: 'default', FAILED: 'red' } as const;

/** What platforms sent, as it came, and what was made of it. */
export function Received({ connection, onChoose }: { connection: string; onChoose: (id: string) => void }) {
  const { t } = useTranslation('ads');
  const [opened, setOpened] = useState<Got | undefined>();
  return (
    <>
      <Input.Search
        allowClear
        style={{ maxWidth: 280, marginBottom: 14 }}
        placeholder={t('received.find')}
        aria-label={t('received.find')}
        defaultValue={connection}
        onSearch={onChoose}
      />
      <DataTable<Got>
        queryKey={[...adsKey, 'received', connection]}
        load={(cursor, signal) =>
          http.get<KeysetPage<Got>>('/api/ads/received', { query: { connection, cursor }, signal })
        }
        rowKey={(row) => String(row.id)}
        label={t('tab.received')}
        empty={<EmptyState picture="letter">{t('empty.received')}</EmptyState>}
        columns={[
          { key: 'at', title: t('received.at'), render: (_, row) => <When at={row.receivedAt} /> },
          { key: 'connection', title: t('name'), dataIndex: 'connection' },
          { key: 'id', title: t('received.id'), dataIndex: 'vendorId' },
          {
            key: 'state',
            title: t('received.state'),
            render: (_, row) => (
              <>
                <Tag variant="filled" color={colours[row.state]}>
                  {t(`state.${row.state}`)}
                </Tag>{' '}
                {row.why}
              </>
            ),
          },
          {
            key: 'lead',
            title: t('received.lead'),
            render: (_, row) =>
              row.lead !== null && <LeadLink lead={{ id: String(row.lead), name: `#${row.lead}` }} />,
          },
          {
            key: 'raw',
            align: 'right',
            render: (_, row) => (
              <Button size="small" type="text" onClick={() => setOpened(row)}>
                {t('received.raw')}
              </Button>
            ),
          },
        ]}
      />
      <Drawer
        open={opened !== undefined}
        onClose={() => setOpened(undefined)}
        title={opened?.vendorId ?? ''}
        size={560}
        destroyOnHidden
      >
        {opened !== undefined && <Raw id={opened.id} />}
      </Drawer>
    </>
  );
}

function Raw({ id }: { id: number }) {
  const raw = useQuery({
    queryKey: [...adsKey, 'raw', id],
    queryFn: ({ signal }) => http.get<{ body: string }>(`/api/ads/received/${id}`, { signal }),
  });
  if (raw.isPending) return <ListSkeleton />;
  if (raw.isError) return <ErrorState error={raw.error} onRetry={() => void raw.refetch()} />;
  return <pre style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{raw.data.body}</pre>;
}
