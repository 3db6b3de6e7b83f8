import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Connections, EmptyState, ErrorState, ListSkeleton, StartJob } from '@/shared/components';
import { hasRole, useSession } from '@/shared/session';
import { corpsQuery, type Item } from '../api';
import { CorpDrawer } from './CorpDrawer';

/** Companies, what to enter at WeCom, and whether the connection holds. */
export function Corps() {
  const { t } = useTranslation('wecom');
  const admin = hasRole(useSession(), ['ADMIN']);
  const [editing, setEditing] = useState<Item | 'new' | undefined>();
  const list = useQuery(corpsQuery);
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const connect = admin && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('corp.connect')}
    </Button>
  );
  return (
    <>
      {list.data.items.length === 0 ? (
        <EmptyState picture="path" action={connect}>
          {t(admin ? 'empty.corps' : 'empty.ask')}
        </EmptyState>
      ) : (
        <Connections<Item>
          rows={list.data.items}
          of={({ corp, address }) => ({ ...corp, address })}
          words={{
            name: t('corp.name'),
            off: t('off'),
            address: t('corp.address'),
            copied: t('copied'),
            check: t('corp.check'),
            good: t('corp.good'),
            change: t('corp.change'),
          }}
          check={(id) => `/api/wecom/corps/${id}/check`}
          add={connect}
          columns={[
            { key: 'corpId', title: t('corp.corpId'), render: (_, row) => row.corp.corpId },
            { key: 'staff', title: t('code.staff'), render: (_, row) => row.corp.staff?.length ?? 0 },
            { key: 'tags', title: t('corp.tagsShort'), render: (_, row) => row.corp.tags?.length ?? 0 },
          ]}
          more={(row) => (
            <StartJob
              path={`/api/wecom/corps/${row.corp.id}/customers`}
              sure={t('corp.customersSure', { name: row.corp.name })}
              started={t('corp.customersStarted')}
            >
              {t('corp.customers')}
            </StartJob>
          )}
          {...(admin ? { onChange: setEditing } : {})}
        />
      )}
      {editing !== undefined && (
        <CorpDrawer
          {...(editing === 'new' ? {} : { corp: editing.corp })}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
