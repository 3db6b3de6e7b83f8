import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Space, Tag, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable, EmptyState, ProblemAlert, When } from '@/shared/components';
import css from './email.module.css';
import { email, type Suppression } from './api';

/** Addresses that get no mail, why, and since when. */
export function Suppressions() {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const client = useQueryClient();
  const [find, setFind] = useState('');
  const [address, setAddress] = useState('');
  const refresh = () => client.invalidateQueries({ queryKey: ['settings', 'email', 'suppressions'] });
  const add = useMutation({
    mutationFn: () => email.suppress(address),
    onSuccess: async () => {
      setAddress('');
      await refresh();
    },
  });
  const release = useMutation({ mutationFn: email.release, onSuccess: refresh });
  const bring = useMutation({ mutationFn: email.importAll, onSuccess: refresh });
  const problem = add.error ?? release.error ?? bring.error;
  return (
    <div className={css.stack}>
      <p className={css.hint}>{t('email.suppressionsHint')}</p>
      <div className={css.tools}>
        <Input.Search
          allowClear
          placeholder={t('email.findAddress')}
          aria-label={t('email.findAddress')}
          onSearch={setFind}
        />
        <Space.Compact>
          <Input
            type="email"
            value={address}
            placeholder={t('email.addAddress')}
            aria-label={t('email.addAddress')}
            onChange={(e) => setAddress(e.target.value)}
          />
          <Button disabled={address === ''} loading={add.isPending} onClick={() => add.mutate()}>
            {common('action.add')}
          </Button>
        </Space.Compact>
        <Upload
          accept=".csv,.txt"
          showUploadList={false}
          beforeUpload={async (file) => {
            bring.mutate(await file.text());
            return false;
          }}
        >
          <Button loading={bring.isPending}>{t('email.import')}</Button>
        </Upload>
        <Button href={email.exportTo}>{t('email.export')}</Button>
      </div>
      {problem !== null && <ProblemAlert error={problem} />}
      {bring.data !== undefined && (
        <Alert
          showIcon
          closable
          type={bring.data.refusedCount > 0 ? 'warning' : 'success'}
          title={t('email.imported', {
            added: bring.data.added,
            known: bring.data.known,
            refused: bring.data.refusedCount,
          })}
          description={bring.data.refused.join(', ')}
        />
      )}
      <DataTable<Suppression>
        label={t('email.suppressions')}
        queryKey={['settings', 'email', 'suppressions', find]}
        load={(cursor, signal) => email.suppressions(find, cursor, signal)}
        rowKey={(row) => `${row.address}/${row.reason}`}
        empty={<EmptyState picture="letter">{t('email.noSuppressions')}</EmptyState>}
        columns={[
          { key: 'address', title: t('email.address'), dataIndex: 'address' },
          {
            key: 'reason',
            title: t('email.why'),
            render: (_, row) => <Tag title={row.detail ?? ''}>{t(`email.reason.${row.reason}`)}</Tag>,
          },
          { key: 'addedAt', title: t('email.since'), render: (_, row) => <When at={row.addedAt} /> },
          {
            key: 'act',
            render: (_, row) => (
              <Button size="small" type="link" onClick={() => release.mutate(row)}>
                {common('action.remove')}
              </Button>
            ),
          },
        ]}
      />
    </div>
  );
}
