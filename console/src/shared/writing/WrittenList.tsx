import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, ProblemAlert, When } from '@/shared/components';
import { FindBar } from './FindBar';
import type { Written, WrittenKind } from './model';
import { Standing } from './Standing';
import css from './writing.module.css';

interface Props<D, Detail> {
  kind: WrittenKind<D, Detail>;
  /** What they are called together, and what making one and having none is called. */
  words: { all: string; make: string; empty: string; nothing: string };
  q: string;
  making: boolean;
  marketing: boolean;
  onFind: (q: string) => void;
  onMake: (make: boolean) => void;
}

/** Things of a kind, the one changed last first. */
export function WrittenList<D, Detail>(props: Props<D, Detail>) {
  const { kind, words, q, making, marketing, onFind, onMake } = props;
  const { t } = useTranslation('writing');
  const navigate = useNavigate();
  const make = marketing && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => onMake(true)}>
      {words.make}
    </Button>
  );
  return (
    <>
      <FindBar q={q} onFind={onFind}>
        {make}
      </FindBar>
      <DataTable<Written>
        queryKey={[...kind.key, 'list', q]}
        load={(cursor, signal) => http.get<KeysetPage<Written>>(kind.path, { query: { q, cursor }, signal })}
        rowKey={(row) => row.id}
        label={words.all}
        onOpen={(row) => void navigate({ to: `${kind.home}/${row.id}` })}
        empty={
          <EmptyState picture="letter" action={q === '' && make}>
            {q === '' ? words.empty : words.nothing}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            title: t('list.name'),
            render: (_, row) => (
              <>
                <Link to={`${kind.home}/${row.id}`}>{row.name}</Link>
                <div className={css.soft}>{`${kind.prefix}${row.id}`}</div>
              </>
            ),
          },
          { key: 'state', title: t('list.state'), render: (_, row) => <Standing of={row} /> },
          { key: 'changed', title: t('list.changed'), render: (_, row) => <When at={row.changedAt} /> },
        ]}
      />
      {making && <Making kind={kind} title={words.make} onClose={() => onMake(false)} />}
    </>
  );
}

interface MakingProps<D, Detail> {
  kind: WrittenKind<D, Detail>;
  title: string;
  onClose: () => void;
}

function Making<D, Detail>({ kind, title, onClose }: MakingProps<D, Detail>) {
  const { t } = useTranslation('writing');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<{ name: string; id?: string }>();
  const create = useMutation({
    mutationFn: ({ name, id }: { name: string; id?: string }) =>
      http.post<Detail>(kind.path, { name, id: id ?? null, definition: kind.fresh(name) }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: kind.key });
      await navigate({ to: `${kind.home}/${kind.written(made).id}` });
    },
  });
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('list.make')}
      okButtonProps={{ loading: create.isPending }}
    >
      <Form form={form} layout="vertical" onFinish={(values) => create.mutate(values)}>
        <Form.Item
          name="name"
          label={t('list.name')}
          rules={[{ required: true, message: t('list.required') }]}
        >
          <Input maxLength={200} autoFocus />
        </Form.Item>
        <Form.Item
          name="id"
          label={t('list.id')}
          extra={t('list.idHint')}
          rules={[{ pattern: /^[a-z0-9][a-z0-9-]{0,59}$/, message: t('list.idWrong') }]}
        >
          <Input addonBefore={kind.prefix} maxLength={60} />
        </Form.Item>
      </Form>
      {create.isError && <ProblemAlert error={create.error} />}
    </Modal>
  );
}
