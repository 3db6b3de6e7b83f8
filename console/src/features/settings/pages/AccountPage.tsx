import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { Page, ProblemAlert } from '@/shared/components';
import css from '../parts/settings.module.css';

interface Passwords {
  current: string;
  password: string;
}

/** One's own account: a new password. */
export function AccountPage() {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const [form] = Form.useForm<Passwords>();
  const save = useMutation({
    mutationFn: (values: Passwords) => http.post('/api/users/me/password', values),
    onSuccess: () => {
      form.resetFields();
      void message.success(t('account.changed'));
    },
  });
  return (
    <Page title={t('account.title')} lede={t('account.lede')}>
      <Form<Passwords>
        form={form}
        className={css.form ?? ''}
        layout="vertical"
        requiredMark={false}
        onFinish={(values) => save.mutate(values)}
        validateTrigger="onSubmit"
      >
        <Form.Item
          name="current"
          label={t('account.current')}
          rules={[{ required: true, message: t('needed') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('account.new')}
          extra={t('people.passwordHint')}
          rules={[
            { required: true, message: t('needed') },
            { min: 12, message: t('people.passwordShort') },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {save.isError && (
          <Form.Item>
            <ProblemAlert error={save.error} />
          </Form.Item>
        )}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {common('action.save')}
        </Button>
      </Form>
    </Page>
  );
}
