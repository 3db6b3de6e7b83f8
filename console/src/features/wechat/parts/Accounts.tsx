import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Connections, EmptyState, ErrorState, ListSkeleton, StartJob } from '@/shared/components';
import { hasRole, useSession } from '@/shared/session';
import { accountsQuery, type Item } from '../api';
import { AccountDrawer } from './AccountDrawer';

/** Service accounts, what to enter at WeChat, and whether the connection holds. */
export function Accounts() {
  const { t } = useTranslation('wechat');
  const admin = hasRole(useSession(), ['ADMIN']);
  const [editing, setEditing] = useState<Item | 'new' | undefined>();
  const list = useQuery(accountsQuery);
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const connect = admin && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('account.connect')}
    </Button>
  );
  return (
    <>
      {list.data.items.length === 0 ? (
        <EmptyState picture="path" action={connect}>
          {t(admin ? 'empty.accounts' : 'empty.ask')}
        </EmptyState>
      ) : (
        <Connections<Item>
          rows={list.data.items}
          of={({ account, address }) => ({ ...account, address })}
          words={{
            name: t('account.name'),
            off: t('off'),
            address: t('account.address'),
            copied: t('copied'),
            check: t('account.check'),
            good: t('account.good'),
            change: t('account.change'),
          }}
          check={(id) => `/api/wechat/accounts/${id}/check`}
          add={connect}
          columns={[
            { key: 'app', title: 'AppID', render: (_, row) => row.account.appId },
            {
              key: 'mode',
              title: t('account.mode'),
              render: (_, row) => t(row.account.aesKey === null ? 'account.plain' : 'account.safe'),
            },
          ]}
          more={(row) => (
            <StartJob
              path={`/api/wechat/accounts/${row.account.id}/followers`}
              sure={t('account.followersSure', { name: row.account.name })}
              started={t('account.followersStarted')}
            >
              {t('account.followers')}
            </StartJob>
          )}
          {...(admin ? { onChange: setEditing } : {})}
        />
      )}
      {editing !== undefined && (
        <AccountDrawer
          {...(editing === 'new' ? {} : { account: editing.account })}
          onClose={() => setEditing(undefined)}
        />
      )}
    </>
  );
}
