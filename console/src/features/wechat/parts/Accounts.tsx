import { CopyOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Popconfirm, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, ProblemAlert } from '@/shared/components';
import { hasRole, useSession } from '@/shared/session';
import { accountsQuery, type Item } from '../api';
import { AccountDrawer } from './AccountDrawer';
import css from './wechat.module.css';

interface Checked {
  good: boolean;
  problem: string | null;
}

/** Service accounts, what to enter at WeChat, and whether the connection holds. */
export function Accounts() {
  const { t } = useTranslation('wechat');
  const { message } = App.useApp();
  const client = useQueryClient();
  const admin = hasRole(useSession(), ['ADMIN']);
  const [editing, setEditing] = useState<Item | 'new' | undefined>();
  const list = useQuery(accountsQuery);
  const check = useMutation({
    mutationFn: (id: string) => http.post<Checked>(`/api/wechat/accounts/${id}/check`),
  });
  const followers = useMutation({
    mutationFn: (id: string) => http.post(`/api/wechat/accounts/${id}/followers`),
    onSuccess: async () => {
      void message.success(t('account.followersStarted'));
      await client.invalidateQueries({ queryKey: ['jobs'] });
    },
  });
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const connect = admin && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('account.connect')}
    </Button>
  );
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    void message.success(t('copied'));
  };
  return (
    <>
      {list.data.items.length === 0 ? (
        <EmptyState picture="path" action={connect}>
          {t(admin ? 'empty.accounts' : 'empty.ask')}
        </EmptyState>
      ) : (
        <>
          <div className={css.bar}>{connect}</div>
          {check.isError && <ProblemAlert error={check.error} />}
          {followers.isError && <ProblemAlert error={followers.error} />}
          {check.data !== undefined && (
            <Alert
              style={{ marginBottom: 12 }}
              type={check.data.good ? 'success' : 'warning'}
              title={check.data.good ? t('account.good') : check.data.problem}
            />
          )}
          <Table<Item>
            size="middle"
            pagination={false}
            rowKey={(row) => row.account.id}
            dataSource={list.data.items}
            scroll={{ x: 'max-content' }}
            columns={[
              {
                key: 'name',
                title: t('account.name'),
                render: (_, row) => (
                  <>
                    {row.account.name} {!row.account.active && <Tag variant="filled">{t('off')}</Tag>}
                  </>
                ),
              },
              { key: 'app', title: 'AppID', render: (_, row) => row.account.appId },
              {
                key: 'mode',
                title: t('account.mode'),
                render: (_, row) => t(row.account.aesKey === null ? 'account.plain' : 'account.safe'),
              },
              {
                key: 'address',
                title: t('account.address'),
                render: (_, row) => (
                  <Button
                    type="text"
                    size="small"
                    icon={<CopyOutlined />}
                    onClick={() => void copy(row.address)}
                  >
                    {row.address}
                  </Button>
                ),
              },
              {
                key: 'actions',
                align: 'right',
                render: (_, row) =>
                  admin && (
                    <Space>
                      <Popconfirm
                        title={t('account.followersSure', { name: row.account.name })}
                        onConfirm={() => followers.mutate(row.account.id)}
                      >
                        <Button size="small" loading={followers.isPending}>
                          {t('account.followers')}
                        </Button>
                      </Popconfirm>
                      <Button
                        size="small"
                        loading={check.isPending && check.variables === row.account.id}
                        onClick={() => check.mutate(row.account.id)}
                      >
                        {t('account.check')}
                      </Button>
                      <Button size="small" onClick={() => setEditing(row)}>
                        {t('account.change')}
                      </Button>
                    </Space>
                  ),
              },
            ]}
          />
        </>
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
