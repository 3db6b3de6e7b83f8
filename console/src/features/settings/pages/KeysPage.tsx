import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Space, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, When } from '@/shared/components';
import { keysQuery, type WriteKey } from '../api';
import { KeyDialog } from '../parts/KeyDialog';
import { RevokeDialog } from '../parts/RevokeDialog';
import { SettingsFrame } from '../parts/SettingsFrame';
import { SnippetDialog } from '../parts/SnippetDialog';
import css from '../parts/settings.module.css';

type Open = { dialog: 'edit'; of?: WriteKey } | { dialog: 'snippet' | 'revoke'; of: WriteKey };

/** The keys with which websites and programs send events. */
export function KeysPage() {
  const { t } = useTranslation('settings');
  const keys = useQuery(keysQuery);
  const [open, setOpen] = useState<Open>();
  const add = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({ dialog: 'edit' })}>
      {t('keys.add')}
    </Button>
  );
  return (
    <SettingsFrame section="keys" {...(keys.data?.length === 0 ? {} : { actions: add })}>
      {keys.isPending && <ListSkeleton />}
      {keys.isError && <ErrorState error={keys.error} onRetry={() => void keys.refetch()} />}
      {keys.isSuccess && keys.data.length === 0 && (
        <EmptyState picture="path" action={add}>
          {t('keys.empty')}
        </EmptyState>
      )}
      {keys.isSuccess && keys.data.length > 0 && <Keys keys={keys.data} onOpen={setOpen} />}
      {open?.dialog === 'edit' && (
        <KeyDialog
          of={open.of}
          onClose={(made) => setOpen(made === undefined ? undefined : { dialog: 'snippet', of: made })}
        />
      )}
      {open?.dialog === 'revoke' && <RevokeDialog of={open.of} onClose={() => setOpen(undefined)} />}
      {open?.dialog === 'snippet' && <SnippetDialog of={open.of} onClose={() => setOpen(undefined)} />}
    </SettingsFrame>
  );
}

function Keys({ keys, onOpen }: { keys: WriteKey[]; onOpen: (open: Open) => void }) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  return (
    <Table<WriteKey>
      size="middle"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={keys}
      rowClassName={(key) => (key.revokedAt ? (css.off ?? '') : '')}
      aria-label={t('section.keys')}
      columns={[
        { title: t('keys.name'), dataIndex: 'name' },
        {
          title: t('keys.key'),
          dataIndex: 'key',
          render: (_, key) =>
            key.revokedAt ? (
              <span className={css.key}>{`${key.key.slice(0, 8)}…`}</span>
            ) : (
              <Typography.Text className={css.key ?? ''} copyable={{ text: key.key }}>
                {`${key.key.slice(0, 14)}…`}
              </Typography.Text>
            ),
        },
        {
          title: t('keys.origins'),
          dataIndex: 'origins',
          render: (_, key) =>
            key.origins.length === 0 ? (
              <span className={css.soft}>{t('keys.any')}</span>
            ) : (
              key.origins.join(', ')
            ),
        },
        { title: t('keys.created'), dataIndex: 'createdAt', render: (_, key) => <When at={key.createdAt} /> },
        {
          key: 'do',
          align: 'end',
          render: (_, key) =>
            key.revokedAt ? (
              <span className={css.soft}>
                {t('keys.revoked')} <When at={key.revokedAt} />
              </span>
            ) : (
              <Space size={0}>
                <Button type="link" size="small" onClick={() => onOpen({ dialog: 'snippet', of: key })}>
                  {t('keys.snippet')}
                </Button>
                <Button
                  type="link"
                  size="small"
                  aria-label={`${common('action.edit')}: ${key.name}`}
                  onClick={() => onOpen({ dialog: 'edit', of: key })}
                >
                  {common('action.edit')}
                </Button>
                <Button
                  type="link"
                  size="small"
                  danger
                  aria-label={`${t('keys.revoke')}: ${key.name}`}
                  onClick={() => onOpen({ dialog: 'revoke', of: key })}
                >
                  {t('keys.revoke')}
                </Button>
              </Space>
            ),
        },
      ]}
    />
  );
}
