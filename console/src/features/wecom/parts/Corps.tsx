import { CopyOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, ProblemAlert } from '@/shared/components';
import { hasRole, useSession } from '@/shared/session';
import { corpsQuery, type Item } from '../api';
import { CorpDrawer } from './CorpDrawer';
import css from './wecom.module.css';

interface Checked {
  good: boolean;
  problem: string | null;
}

/** Companies, what to enter at WeCom, and whether the connection holds. */
export function Corps() {
  const { t } = useTranslation('wecom');
  const { message } = App.useApp();
  const admin = hasRole(useSession(), ['ADMIN']);
  const [editing, setEditing] = useState<Item | 'new' | undefined>();
  const list = useQuery(corpsQuery);
  const check = useMutation({
    mutationFn: (id: string) => http.post<Checked>(`/api/wecom/corps/${id}/check`),
  });
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  const connect = admin && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
      {t('corp.connect')}
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
          {t(admin ? 'empty.corps' : 'empty.ask')}
        </EmptyState>
      ) : (
        <>
          <div className={css.bar}>{connect}</div>
          {check.isError && <ProblemAlert error={check.error} />}
          {check.data !== undefined && (
            <Alert
              style={{ marginBottom: 12 }}
              type={check.data.good ? 'success' : 'warning'}
              title={check.data.good ? t('corp.good') : check.data.problem}
            />
          )}
          <Table<Item>
            size="middle"
            pagination={false}
            rowKey={(row) => row.corp.id}
            dataSource={list.data.items}
            scroll={{ x: 'max-content' }}
            columns={[
              {
                key: 'name',
                title: t('corp.name'),
                render: (_, row) => (
                  <>
                    {row.corp.name} {!row.corp.active && <Tag variant="filled">{t('off')}</Tag>}
                  </>
                ),
              },
              { key: 'corpId', title: t('corp.corpId'), render: (_, row) => row.corp.corpId },
              { key: 'staff', title: t('code.staff'), render: (_, row) => row.corp.staff?.length ?? 0 },
              { key: 'tags', title: t('corp.tagsShort'), render: (_, row) => row.corp.tags?.length ?? 0 },
              {
                key: 'address',
                title: t('corp.addressShort'),
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
                      <Button
                        size="small"
                        loading={check.isPending && check.variables === row.corp.id}
                        onClick={() => check.mutate(row.corp.id)}
                      >
                        {t('corp.check')}
                      </Button>
                      <Button size="small" onClick={() => setEditing(row)}>
                        {t('corp.change')}
                      </Button>
                    </Space>
                  ),
              },
            ]}
          />
        </>
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
