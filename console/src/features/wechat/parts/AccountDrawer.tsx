import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert, SecretField, secretOf } from '@/shared/components';
import { wechatKey, type Account, type Reply } from '../api';
import css from './wechat.module.css';

type SecretName = 'secret' | 'token' | 'aesKey';
type Values = Omit<Account, SecretName | 'replies'> &
  Partial<Record<SecretName, string>> & { replies: Reply[] };

/** Connects a service account, or changes one. Secrets that are set stay unless a new one is typed. */
export function AccountDrawer({ account, onClose }: { account?: Account; onClose: () => void }) {
  const { t } = useTranslation('wechat');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: ({ id, secret: s, token, aesKey, replies, ...rest }: Values) =>
      http.put(`/api/wechat/accounts/${account?.id ?? id}`, {
        ...rest,
        secret: secretOf(account?.secret, s),
        token: secretOf(account?.token, token),
        aesKey: secretOf(account?.aesKey, aesKey),
        replies: (replies ?? []).map((reply) => ({ ...reply, exact: reply.exact === true })),
      }),
    onSuccess: async () => {
      void message.success(t('saved'));
      onClose();
      await client.invalidateQueries({ queryKey: wechatKey });
    },
  });
  const required = [{ required: true, message: t('required') }];
  const secretField = (name: SecretName, label: string, extra?: string) => (
    <SecretField name={name} label={label} extra={extra} kept={account?.[name]} />
  );
  return (
    <Drawer
      open
      size={560}
      title={account === undefined ? t('account.connect') : account.name}
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
          ...account,
          secret: '',
          token: '',
          aesKey: '',
          replies: account?.replies ?? [],
        }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item name="name" label={t('account.name')} rules={required}>
          <Input maxLength={80} />
        </Form.Item>
        {account === undefined && (
          <Form.Item
            name="id"
            label={t('account.id')}
            extra={t('account.idHint')}
            rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9-]{1,39}$/, message: t('account.idWrong') }]}
          >
            <Input maxLength={40} />
          </Form.Item>
        )}
        <Form.Item name="appId" label="AppID" rules={required}>
          <Input maxLength={42} />
        </Form.Item>
        {secretField('secret', 'AppSecret')}
        {secretField('token', 'Token', t('account.tokenHint'))}
        {secretField('aesKey', 'EncodingAESKey', t('account.aesHint'))}
        <Form.Item name="active" label={t('account.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="welcome" label={t('account.welcome')}>
          <Input.TextArea rows={2} maxLength={600} />
        </Form.Item>
        <Form.Item label={t('account.replies')} extra={t('account.repliesHint')}>
          <Form.List name="replies">
            {(fields, { add, remove }) => (
              <>
                {fields.map((field) => (
                  <div key={field.key} className={css.reply}>
                    <Form.Item name={[field.name, 'word']} noStyle rules={required}>
                      <Input maxLength={40} placeholder={t('account.word')} aria-label={t('account.word')} />
                    </Form.Item>
                    <Form.Item name={[field.name, 'exact']} noStyle valuePropName="checked">
                      <Checkbox>{t('account.exact')}</Checkbox>
                    </Form.Item>
                    <Button
                      type="text"
                      size="small"
                      icon={<DeleteOutlined />}
                      aria-label={t('account.removeReply')}
                      onClick={() => remove(field.name)}
                    />
                    <Form.Item name={[field.name, 'text']} noStyle rules={required}>
                      <Input.TextArea
                        rows={2}
                        maxLength={600}
                        placeholder={t('account.text')}
                        aria-label={t('account.text')}
                      />
                    </Form.Item>
                  </div>
                ))}
                <Button
                  type="dashed"
                  size="small"
                  icon={<PlusOutlined />}
                  onClick={() => add({ word: '', exact: false, text: '' })}
                >
                  {t('account.addReply')}
                </Button>
              </>
            )}
          </Form.List>
        </Form.Item>
        <Form.Item name="otherwise" label={t('account.otherwise')}>
          <Input.TextArea rows={2} maxLength={600} />
        </Form.Item>
        <Form.Item
          name="readers"
          label={t('account.readers')}
          extra={t('account.readersHint')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
        <Form.Item name="address" label={t('account.api')} extra={t('account.apiHint')}>
          <Input maxLength={200} placeholder="https://" />
        </Form.Item>
      </Form>
      {save.isError && <ProblemAlert error={save.error} />}
    </Drawer>
  );
}
