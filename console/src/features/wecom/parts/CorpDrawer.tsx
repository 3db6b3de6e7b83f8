import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, AutoComplete, Button, Drawer, Form, Input, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert, SecretField, secretOf } from '@/shared/components';
import { useVocabulary } from '@/shared/playbook';
import { staffQuery, theirTagsQuery, wecomKey, type Corp, type Pair, type Staff } from '../api';
import css from './wecom.module.css';

type SecretName = 'secret' | 'token' | 'aesKey';
type Values = Omit<Corp, SecretName | 'staff' | 'tags'> &
  Partial<Record<SecretName, string>> & { staff: Staff[]; tags: Pair[] };

interface Person {
  id: string;
  name: string;
}

/** Connects a company, or changes one. Secrets that are set stay unless a new one is typed. */
export function CorpDrawer({ corp, onClose }: { corp?: Corp; onClose: () => void }) {
  const { t } = useTranslation('wecom');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const ours = useVocabulary().tags.map((tag) => ({ value: tag.id, label: tag.name }));
  const people = useQuery({
    queryKey: ['users', 'directory'],
    queryFn: () => http.get<{ items: Person[] }>('/api/users/directory'),
    retry: false,
  });
  const known = { enabled: corp !== undefined };
  const staff = useQuery({ ...staffQuery(corp?.id ?? ''), ...known });
  const theirs = useQuery({ ...theirTagsQuery(corp?.id ?? ''), ...known });
  const save = useMutation({
    mutationFn: ({ id, secret: s, token, aesKey, ...rest }: Values) =>
      http.put(`/api/wecom/corps/${corp?.id ?? id}`, {
        ...rest,
        secret: secretOf(corp?.secret, s),
        token: secretOf(corp?.token, token),
        aesKey: secretOf(corp?.aesKey, aesKey),
      }),
    onSuccess: async () => {
      void message.success(t('saved'));
      onClose();
      await client.invalidateQueries({ queryKey: wecomKey });
    },
  });
  const required = [{ required: true, message: t('required') }];
  const secretField = (name: SecretName, label: string, extra?: string) => (
    <SecretField name={name} label={label} extra={extra} kept={corp?.[name]} />
  );
  return (
    <Drawer
      open
      size={560}
      title={corp === undefined ? t('corp.connect') : corp.name}
      onClose={onClose}
      extra={
        <Button type="primary" loading={save.isPending} onClick={form.submit}>
          {t('save')}
        </Button>
      }
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          active: true,
          assigns: true,
          ...corp,
          secret: '',
          token: '',
          aesKey: '',
          staff: corp?.staff ?? [],
          tags: corp?.tags ?? [],
        }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item name="name" label={t('corp.name')} rules={required}>
          <Input maxLength={80} />
        </Form.Item>
        {corp === undefined && (
          <Form.Item
            name="id"
            label={t('corp.id')}
            extra={t('corp.idHint')}
            rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9-]{1,39}$/, message: t('corp.idWrong') }]}
          >
            <Input maxLength={40} />
          </Form.Item>
        )}
        <Form.Item name="corpId" label={t('corp.corpId')} rules={required}>
          <Input maxLength={62} placeholder="ww" />
        </Form.Item>
        {secretField('secret', 'Secret', t('corp.secretHint'))}
        {secretField('token', 'Token', t('corp.tokenHint'))}
        {secretField('aesKey', 'EncodingAESKey', t('corp.aesHint'))}
        <Form.Item name="active" label={t('corp.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="welcome" label={t('corp.welcome')} extra={t('corp.welcomeHint')}>
          <Input.TextArea rows={2} maxLength={600} />
        </Form.Item>
        <Form.Item name="assigns" label={t('corp.assigns')} valuePropName="checked">
          <Switch />
        </Form.Item>
        {(staff.isError || theirs.isError) && (
          <Alert style={{ marginBottom: 12 }} type="warning" title={t('corp.notAsked')} />
        )}
        <Form.Item label={t('corp.staff')} extra={t('corp.staffHint')}>
          <Pairs
            name="staff"
            add={t('corp.addStaff')}
            one={(at) => (
              <Form.Item name={[at, 'userId']} noStyle rules={required}>
                <AutoComplete
                  options={(staff.data?.items ?? []).map((value) => ({ value }))}
                  placeholder={t('corp.atWeCom')}
                  aria-label={t('corp.atWeCom')}
                />
              </Form.Item>
            )}
            other={(at) => (
              <Form.Item name={[at, 'owner']} noStyle rules={required}>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={(people.data?.items ?? []).map((one) => ({
                    value: `user:${one.id}`,
                    label: one.name,
                  }))}
                  placeholder={t('corp.here')}
                  aria-label={t('corp.here')}
                />
              </Form.Item>
            )}
          />
        </Form.Item>
        <Form.Item label={t('corp.tags')} extra={t('corp.tagsHint')}>
          <Pairs
            name="tags"
            add={t('corp.addTag')}
            disabled={corp === undefined}
            one={(at) => (
              <Form.Item name={[at, 'tag']} noStyle rules={required}>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={ours}
                  placeholder={t('corp.ourTag')}
                  aria-label={t('corp.ourTag')}
                />
              </Form.Item>
            )}
            other={(at) => (
              <Form.Item name={[at, 'theirs']} noStyle rules={required}>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={(theirs.data?.items ?? []).map((tag) => ({
                    value: tag.id,
                    label: `${tag.group} · ${tag.name}`,
                  }))}
                  placeholder={t('corp.theirTag')}
                  aria-label={t('corp.theirTag')}
                />
              </Form.Item>
            )}
          />
        </Form.Item>
        <Form.Item name="address" label={t('corp.api')} extra={t('corp.apiHint')}>
          <Input maxLength={200} placeholder="https://" />
        </Form.Item>
      </Form>
      {save.isError && <ProblemAlert error={save.error} />}
    </Drawer>
  );
}

interface PairsProps {
  name: string;
  add: string;
  disabled?: boolean;
  /** The fields of the pair at this place. */
  one: (at: number) => ReactNode;
  other: (at: number) => ReactNode;
}

/** A list of what goes with what. */
function Pairs({ name, add, disabled = false, one, other }: PairsProps) {
  const { t } = useTranslation('wecom');
  return (
    <Form.List name={name}>
      {(fields, list) => (
        <>
          {fields.map((field) => (
            <div key={field.key} className={css.pair}>
              {one(field.name)}
              {other(field.name)}
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('corp.removeLine')}
                onClick={() => list.remove(field.name)}
              />
            </div>
          ))}
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined />}
            disabled={disabled}
            onClick={() => list.add({})}
          >
            {add}
          </Button>
        </>
      )}
    </Form.List>
  );
}
