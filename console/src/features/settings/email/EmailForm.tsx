import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import settingsCss from '../parts/settings.module.css';
import { email, emailQuery, type EmailSettings } from './api';

type Entered = Omit<EmailSettings, 'password'> & { secret?: string };

/** The settings themselves. A password is never shown; an empty field leaves it as it is. */
export function EmailForm({ settings }: { settings: EmailSettings }) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Entered>();
  const mode = Form.useWatch('mode', form) ?? settings.mode;
  const save = useMutation({
    mutationFn: ({ secret, ...entered }: Entered) =>
      email.save({
        ...settings,
        ...entered,
        password: secret === undefined || secret === '' ? (settings.password ?? null) : { value: secret },
      }),
    onSuccess: (saved) => {
      client.setQueryData(emailQuery.queryKey, saved);
      void client.invalidateQueries({ queryKey: ['email'] });
      form.setFieldValue('secret', '');
      void message.success(t('saved'));
    },
  });
  return (
    <Form<Entered>
      form={form}
      className={settingsCss.form ?? ''}
      layout="vertical"
      requiredMark={false}
      initialValues={settings}
      onFinish={(entered) => save.mutate(entered)}
    >
      <Form.Item name="mode" label={t('email.mode')} extra={t(`email.modeHint.${mode}`)}>
        <Radio.Group
          optionType="button"
          options={(['OFF', 'CAPTURE', 'SMTP'] as const).map((value) => ({
            value,
            label: t(`email.modes.${value}`),
          }))}
        />
      </Form.Item>
      <div hidden={mode !== 'SMTP'}>
        <ServerFields stored={settings.password?.set === true} />
      </div>
      <SenderFields />
      {save.isError && (
        <Form.Item>
          <ProblemAlert error={save.error} />
        </Form.Item>
      )}
      <Form.Item>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {common('action.save')}
        </Button>
      </Form.Item>
    </Form>
  );
}

function ServerFields({ stored }: { stored: boolean }) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Form.Item name="host" label={t('email.host')}>
        <Input placeholder="smtp.example.com" autoComplete="off" />
      </Form.Item>
      <Form.Item name="security" label={t('email.security')}>
        <Select
          options={(['STARTTLS', 'TLS', 'NONE'] as const).map((value) => ({
            value,
            label: t(`email.securities.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="port" label={t('email.port')}>
        <InputNumber min={1} max={65535} controls={false} />
      </Form.Item>
      <Form.Item name="certificate" label={t('email.certificate')}>
        <Select
          options={(['VERIFIED', 'ANY'] as const).map((value) => ({
            value,
            label: t(`email.certificates.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="user" label={t('email.user')} extra={t('email.userHint')}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="secret" label={t('email.password')}>
        <Input.Password autoComplete="new-password" placeholder={stored ? t('email.passwordSet') : ''} />
      </Form.Item>
      <Form.Item name="perSecond" label={t('email.perSecond')} extra={t('email.perSecondHint')}>
        <InputNumber min={1} max={1000} />
      </Form.Item>
    </>
  );
}

function SenderFields() {
  const { t } = useTranslation('settings');
  return (
    <>
      <Form.Item name="fromName" label={t('email.fromName')} extra={t('email.fromNameHint')}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="fromAddress" label={t('email.fromAddress')} extra={t('email.fromAddressHint')}>
        <Input type="email" placeholder="news@example.com" />
      </Form.Item>
      <Form.Item name="replyTo" label={t('email.replyTo')} extra={t('email.replyToHint')}>
        <Input type="email" />
      </Form.Item>
      <Form.Item name="bounceAddress" label={t('email.bounceAddress')} extra={t('email.bounceAddressHint')}>
        <Input type="email" />
      </Form.Item>
      <Form.Item name="baseUrl" label={t('email.baseUrl')} extra={t('email.baseUrlHint')}>
        <Input placeholder="https://mail.example.com" />
      </Form.Item>
      <Form.Item name="website" label={t('email.website')} extra={t('email.websiteHint')}>
        <Input placeholder="https://www.example.com" />
      </Form.Item>
      <Form.Item name="postalAddress" label={t('email.postalAddress')} extra={t('email.postalAddressHint')}>
        <Input maxLength={300} />
      </Form.Item>
    </>
  );
}
