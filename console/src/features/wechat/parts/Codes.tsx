import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Modal, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, ProblemAlert } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { accountsQuery, codesQuery, wechatKey, type Code } from '../api';
import css from './wechat.module.css';

/** QR codes with how often they were scanned and who followed by them. */
export function Codes({ onConnect }: { onConnect: () => void }) {
  const { t } = useTranslation('wechat');
  const format = useFormat();
  const accounts = useQuery(accountsQuery);
  const codes = useQuery(codesQuery);
  const [making, setMaking] = useState(false);
  if (codes.isPending || accounts.isPending) return <ListSkeleton />;
  if (codes.isError) return <ErrorState error={codes.error} onRetry={() => void codes.refetch()} />;
  if (accounts.isError) return <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />;
  if (accounts.data.items.length === 0) {
    return (
      <EmptyState picture="path" action={<Button onClick={onConnect}>{t('account.connect')}</Button>}>
        {t('empty.accounts')}
      </EmptyState>
    );
  }
  const make = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {t('code.make')}
    </Button>
  );
  const picture = (code: Code) => `/api/wechat/codes/${code.account}/${code.scene}/qr.svg`;
  return (
    <>
      {codes.data.items.length === 0 ? (
        <EmptyState picture="path" action={make}>
          {t('empty.codes')}
        </EmptyState>
      ) : (
        <>
          <div className={css.bar}>{make}</div>
          <Table<Code>
            size="middle"
            pagination={false}
            rowKey={(row) => row.account + row.scene}
            dataSource={codes.data.items}
            scroll={{ x: 'max-content' }}
            columns={[
              {
                key: 'qr',
                render: (_, row) => (
                  <img className={css.qr} src={picture(row)} alt={t('code.picture', { name: row.name })} />
                ),
              },
              {
                key: 'name',
                title: t('code.name'),
                render: (_, row) => (
                  <>
                    <div>{row.name}</div>
                    <div className={css.soft}>{row.scene}</div>
                  </>
                ),
              },
              { key: 'account', title: t('code.account'), dataIndex: 'account' },
              { key: 'campaign', title: t('code.campaign'), render: (_, row) => row.campaign ?? '–' },
              {
                key: 'scans',
                title: t('code.scans'),
                align: 'right',
                render: (_, row) => format.number(row.scans),
              },
              {
                key: 'follows',
                title: t('code.follows'),
                align: 'right',
                render: (_, row) => format.number(row.follows),
              },
              {
                key: 'expires',
                title: t('code.expires'),
                render: (_, row) =>
                  row.expiresAt === null ? (
                    <Tag variant="filled">{t('code.lasting')}</Tag>
                  ) : (
                    format.date(row.expiresAt)
                  ),
              },
              {
                key: 'download',
                align: 'right',
                render: (_, row) => (
                  <Button
                    size="small"
                    icon={<DownloadOutlined />}
                    href={picture(row)}
                    download={`${row.scene}.svg`}
                    aria-label={t('code.download', { name: row.name })}
                  />
                ),
              },
            ]}
          />
        </>
      )}
      {making && <CodeDialog onClose={() => setMaking(false)} />}
    </>
  );
}

interface Wish {
  account: string;
  name: string;
  scene?: string;
  campaign?: string;
  reply?: string;
  days?: number | null;
}

function CodeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('wechat');
  const client = useQueryClient();
  const accounts = useQuery(accountsQuery).data?.items ?? [];
  const [form] = Form.useForm<Wish>();
  const save = useMutation({
    mutationFn: (wish: Wish) => http.post('/api/wechat/codes', wish),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: wechatKey });
    },
  });
  const required = [{ required: true, message: t('required') }];
  return (
    <Modal
      open
      title={t('code.make')}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: save.isPending }}
    >
      <Form<Wish>
        form={form}
        layout="vertical"
        initialValues={{ account: accounts[0]?.account.id, days: 30 }}
        onFinish={(wish) => save.mutate(wish)}
      >
        <Form.Item name="account" label={t('code.account')} rules={required}>
          <Select options={accounts.map(({ account }) => ({ value: account.id, label: account.name }))} />
        </Form.Item>
        <Form.Item name="name" label={t('code.name')} rules={required}>
          <Input maxLength={80} autoFocus />
        </Form.Item>
        <Form.Item name="campaign" label={t('code.campaign')}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="reply" label={t('code.reply')} extra={t('code.replyHint')}>
          <Input.TextArea rows={2} maxLength={600} />
        </Form.Item>
        <Form.Item name="days" label={t('code.days')} extra={t('code.daysHint')}>
          <InputNumber min={1} max={30} precision={0} />
        </Form.Item>
        <Form.Item name="scene" label={t('code.scene')} extra={t('code.sceneHint')}>
          <Input maxLength={64} />
        </Form.Item>
      </Form>
      {save.isError && <ProblemAlert error={save.error} />}
    </Modal>
  );
}
