import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Modal, Popconfirm, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, NumberLink, ProblemAlert } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { cameBy, codesQuery, corpsQuery, staffQuery, wecomKey, type Code } from '../api';
import css from './wecom.module.css';

/** Live codes with who shares them, and the leads who came by them. */
export function Codes({ onConnect }: { onConnect: () => void }) {
  const { t } = useTranslation('wecom');
  const format = useFormat();
  const client = useQueryClient();
  const corps = useQuery(corpsQuery);
  const codes = useQuery(codesQuery);
  const [making, setMaking] = useState(false);
  const drop = useMutation({
    mutationFn: (code: Code) => http.delete(`/api/wecom/codes/${code.corp}/${code.state}`),
    onSuccess: () => client.invalidateQueries({ queryKey: wecomKey }),
  });
  if (codes.isPending || corps.isPending) return <ListSkeleton />;
  if (codes.isError) return <ErrorState error={codes.error} onRetry={() => void codes.refetch()} />;
  if (corps.isError) return <ErrorState error={corps.error} onRetry={() => void corps.refetch()} />;
  if (corps.data.items.length === 0) {
    return (
      <EmptyState picture="path" action={<Button onClick={onConnect}>{t('corp.connect')}</Button>}>
        {t('empty.corps')}
      </EmptyState>
    );
  }
  const make = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
      {t('code.make')}
    </Button>
  );
  return (
    <>
      {drop.isError && <ProblemAlert error={drop.error} />}
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
            rowKey={(row) => `${row.corp}/${row.state}`}
            dataSource={codes.data.items}
            scroll={{ x: 'max-content' }}
            columns={[
              {
                key: 'qr',
                render: (_, row) => (
                  <a href={row.picture} target="_blank" rel="noreferrer">
                    <img
                      className={css.qr}
                      src={row.picture}
                      referrerPolicy="no-referrer"
                      alt={t('code.picture', { name: row.name })}
                    />
                  </a>
                ),
              },
              {
                key: 'name',
                title: t('code.name'),
                render: (_, row) => (
                  <>
                    <div>{row.name}</div>
                    <div className={css.soft}>{row.state}</div>
                  </>
                ),
              },
              { key: 'staff', title: t('code.staff'), render: (_, row) => row.staff.join(t('code.and')) },
              { key: 'campaign', title: t('code.campaign'), render: (_, row) => row.campaign ?? '–' },
              {
                key: 'adds',
                title: t('code.adds'),
                align: 'right',
                render: (_, row) =>
                  row.adds === 0 ? (
                    0
                  ) : (
                    <NumberLink value={row.adds} search={{ condition: cameBy(row) }} label={t('code.adds')} />
                  ),
              },
              { key: 'made', title: t('code.made'), render: (_, row) => format.date(row.createdAt) },
              {
                key: 'drop',
                align: 'right',
                render: (_, row) => (
                  <Popconfirm
                    title={t('code.dropSure', { name: row.name })}
                    onConfirm={() => drop.mutate(row)}
                  >
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t('code.drop', { name: row.name })}
                    />
                  </Popconfirm>
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
  corp: string;
  name: string;
  staff: string[];
  state?: string;
  campaign?: string;
  welcome?: string;
  accepts?: boolean;
}

function CodeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('wecom');
  const client = useQueryClient();
  const corps = useQuery(corpsQuery).data?.items ?? [];
  const [form] = Form.useForm<Wish>();
  const corp = Form.useWatch('corp', form) ?? corps[0]?.corp.id ?? '';
  const staff = useQuery({ ...staffQuery(corp), enabled: corp !== '' });
  const save = useMutation({
    mutationFn: (wish: Wish) => http.post('/api/wecom/codes', { ...wish, accepts: wish.accepts === true }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: wecomKey });
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
        initialValues={{ corp: corps[0]?.corp.id, accepts: true }}
        onFinish={(wish) => save.mutate(wish)}
      >
        <Form.Item name="corp" label={t('code.corp')} rules={required} hidden={corps.length < 2}>
          <Select options={corps.map((one) => ({ value: one.corp.id, label: one.corp.name }))} />
        </Form.Item>
        <Form.Item name="name" label={t('code.name')} rules={required}>
          <Input maxLength={80} autoFocus />
        </Form.Item>
        <Form.Item
          name="staff"
          label={t('code.staff')}
          extra={t(staff.isError ? 'code.staffTyped' : 'code.staffHint')}
          rules={required}
        >
          <Select
            mode="tags"
            loading={staff.isLoading}
            options={(staff.data?.items ?? []).map((value) => ({ value, label: value }))}
          />
        </Form.Item>
        <Form.Item name="accepts" valuePropName="checked">
          <Checkbox>{t('code.accepts')}</Checkbox>
        </Form.Item>
        <Form.Item name="campaign" label={t('code.campaign')}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="welcome" label={t('code.welcome')} extra={t('code.welcomeHint')}>
          <Input.TextArea rows={2} maxLength={600} />
        </Form.Item>
        <Form.Item name="state" label={t('code.state')} extra={t('code.stateHint')}>
          <Input maxLength={30} />
        </Form.Item>
      </Form>
      {save.isError && <ProblemAlert error={save.error} />}
    </Modal>
  );
}
