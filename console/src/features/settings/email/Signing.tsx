import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorState, ListSkeleton, ProblemAlert } from '@/shared/components';
import css from './email.module.css';
import { dkimQuery, email, type EmailSettings } from './api';

interface Wanted {
  domain: string;
  selector: string;
}

/** The key that signs mail, and the record that makes it known. */
export function Signing({ settings }: { settings: EmailSettings }) {
  const { t } = useTranslation('settings');
  const { modal } = App.useApp();
  const client = useQueryClient();
  const key = useQuery(dkimQuery);
  const make = useMutation({
    mutationFn: ({ domain, selector }: Wanted) => email.makeKey(domain, selector),
    onSuccess: (made) => client.setQueryData(dkimQuery.queryKey, made),
  });
  if (key.isPending) return <ListSkeleton rows={2} />;
  if (key.isError) return <ErrorState error={key.error} onRetry={() => void key.refetch()} />;
  const begin = (wanted: Wanted) => {
    if (key.data === null) make.mutate(wanted);
    else {
      modal.confirm({
        title: t('email.keyAgain'),
        content: t('email.keyAgainText'),
        okText: t('email.keyMake'),
        onOk: () => make.mutate(wanted),
      });
    }
  };
  return (
    <div className={css.stack}>
      <p className={css.hint}>{t('email.signingHint')}</p>
      {key.data !== null && (
        <dl className={css.record}>
          <dt>{t('email.recordName')}</dt>
          <dd>
            <Typography.Text code copyable>
              {key.data.recordName}
            </Typography.Text>
          </dd>
          <dt>{t('email.recordValue')}</dt>
          <dd>
            <Typography.Paragraph code copyable>
              {key.data.recordValue}
            </Typography.Paragraph>
          </dd>
        </dl>
      )}
      <Form<Wanted>
        layout="inline"
        className={css.inline ?? ''}
        initialValues={{
          domain: key.data?.domain ?? settings.fromAddress.split('@')[1] ?? '',
          selector: key.data === null ? 'hatchery' : `${key.data.selector}2`,
        }}
        onFinish={begin}
      >
        <Form.Item name="domain" label={t('email.domain')}>
          <Input placeholder="example.com" />
        </Form.Item>
        <Form.Item name="selector" label={t('email.selector')}>
          <Input />
        </Form.Item>
        <Button htmlType="submit" loading={make.isPending}>
          {t('email.keyMake')}
        </Button>
      </Form>
      {make.isError && <ProblemAlert error={make.error} />}
    </div>
  );
}
