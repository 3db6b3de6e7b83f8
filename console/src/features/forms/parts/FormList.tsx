import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Modal, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, ProblemAlert, When } from '@/shared/components';
import { formsKey, type FormDetail, type FormEntry } from '../api';
import { newDefinition } from '../model';
import { FindBar } from './FindBar';
import css from './forms.module.css';

interface Props {
  q: string;
  making: boolean;
  marketing: boolean;
  onFind: (q: string) => void;
  onMake: (make: boolean) => void;
}

/** Forms, the one changed last first. */
export function FormList({ q, making, marketing, onFind, onMake }: Props) {
  const { t } = useTranslation('forms');
  const navigate = useNavigate();
  const make = marketing && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => onMake(true)}>
      {t('list.new')}
    </Button>
  );
  return (
    <>
      <FindBar q={q} onFind={onFind}>
        {make}
      </FindBar>
      <DataTable<FormEntry>
        queryKey={[...formsKey, 'list', q]}
        load={(cursor, signal) =>
          http.get<KeysetPage<FormEntry>>('/api/forms', { query: { q, cursor }, signal })
        }
        rowKey={(row) => row.id}
        label={t('nav')}
        onOpen={(row) => void navigate({ to: `/forms/${row.id}` })}
        empty={
          <EmptyState picture="letter" action={q === '' && make}>
            {t(q === '' ? 'list.empty' : 'list.nothing')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            title: t('list.name'),
            render: (_, row) => (
              <>
                <Link to={`/forms/${row.id}`}>{row.name}</Link>
                <div className={css.soft}>{`/p/${row.id}`}</div>
              </>
            ),
          },
          { key: 'state', title: t('list.state'), render: (_, row) => <Standing form={row} /> },
          { key: 'changed', title: t('list.changed'), render: (_, row) => <When at={row.changedAt} /> },
        ]}
      />
      {making && <NewForm onClose={() => onMake(false)} />}
    </>
  );
}

/** Whether people can see it, and whether something newer waits to be published. */
export function Standing({ form }: { form: FormEntry }) {
  const { t } = useTranslation('forms');
  return (
    <>
      {form.published === null ? (
        <Tag variant="filled">{t('state.new')}</Tag>
      ) : form.open ? (
        <Tag color="green" variant="filled">
          {t('state.open', { version: form.published })}
        </Tag>
      ) : (
        <Tag variant="filled">{t('state.closed')}</Tag>
      )}
      {form.published !== null && form.draft !== null && (
        <Tag color="gold" variant="filled">
          {t('state.changed')}
        </Tag>
      )}
    </>
  );
}

function NewForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('forms');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ name: string; id?: string }>();
  const create = useMutation({
    mutationFn: ({ name, id }: { name: string; id?: string }) =>
      http.post<FormDetail>('/api/forms', { name, id: id ?? null, definition: newDefinition(name) }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: formsKey });
      await navigate({ to: `/forms/${made.form.id}` });
    },
  });
  return (
    <Modal
      open
      title={t('list.new')}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('list.make')}
      okButtonProps={{ loading: create.isPending }}
    >
      <Form form={form} layout="vertical" onFinish={(values) => create.mutate(values)}>
        <Form.Item name="name" label={t('list.name')} rules={[{ required: true, message: t('required') }]}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item
          name="id"
          label={t('list.id')}
          extra={t('list.idHint')}
          rules={[{ pattern: /^[a-z0-9][a-z0-9-]{0,59}$/, message: t('list.idWrong') }]}
        >
          <Input addonBefore="/p/" maxLength={60} />
        </Form.Item>
      </Form>
      {create.isError && <ProblemAlert error={create.error} />}
    </Modal>
  );
}
