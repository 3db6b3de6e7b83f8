import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { Doorway, EmptyState, ErrorState, ListSkeleton, ProblemAlert } from '@/shared/components';
import { sessionQuery } from '@/shared/session';

interface Administrator {
  companyName: string;
  name: string;
  email: string;
  password: string;
}

/** The first start: whoever holds the one-time link the server printed becomes the administrator. */
export function SetupPage() {
  const { t } = useTranslation('setup');
  // Read as text: a token of digits must not become a number.
  const token = new URLSearchParams(window.location.search).get('token') ?? '';
  const door = useQuery({
    queryKey: ['setup', token],
    queryFn: () => http.get<{ open: boolean }>('/api/setup', { query: { token } }),
  });
  const closed = door.isSuccess && !door.data.open;
  return (
    <Doorway title={t('title')} {...(closed ? {} : { lede: t('lede') })}>
      {door.isPending && <ListSkeleton rows={5} />}
      {door.isError && <ErrorState error={door.error} onRetry={() => void door.refetch()} />}
      {closed && (
        <EmptyState
          picture="search"
          action={
            <Link to="/login">
              <Button type="primary">{t('toLogin')}</Button>
            </Link>
          }
        >
          {t('closed')} {t('closedAction')}
        </EmptyState>
      )}
      {door.isSuccess && door.data.open && <AdministratorForm token={token} />}
    </Doorway>
  );
}

function AdministratorForm({ token }: { token: string }) {
  const { t, i18n } = useTranslation('setup');
  const navigate = useNavigate();
  const client = useQueryClient();
  const create = useMutation({
    mutationFn: (admin: Administrator) => http.post('/api/setup', { ...admin, token, locale: i18n.language }),
    onSuccess: async (_, admin) => {
      const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await navigate(session === null ? { to: '/login', search: { email: admin.email } } : { to: '/' });
    },
  });
  return (
    <Form<Administrator>
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => create.mutate(values)}
      validateTrigger={['onSubmit']}
    >
      <Form.Item
        name="companyName"
        label={t('company')}
        rules={[{ required: true, message: t('companyNeeded') }]}
      >
        <Input size="large" autoComplete="organization" autoFocus />
      </Form.Item>
      <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('nameNeeded') }]}>
        <Input size="large" autoComplete="name" />
      </Form.Item>
      <Form.Item
        name="email"
        label={t('email')}
        rules={[
          { required: true, message: t('emailNeeded') },
          { type: 'email', message: t('emailWrong') },
        ]}
      >
        <Input size="large" type="email" autoComplete="username" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password')}
        extra={t('passwordRule')}
        rules={[{ required: true, min: 12, message: t('passwordShort') }]}
      >
        <Input.Password size="large" autoComplete="new-password" />
      </Form.Item>
      {create.isError && (
        <Form.Item>
          <ProblemAlert error={create.error} />
        </Form.Item>
      )}
      <Button type="primary" size="large" htmlType="submit" block loading={create.isPending}>
        {t('submit')}
      </Button>
    </Form>
  );
}
