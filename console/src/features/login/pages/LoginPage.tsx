import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem, http } from '@/shared/api';
import { Doorway, ProblemAlert } from '@/shared/components';
import { sessionQuery } from '@/shared/session';

interface Credentials {
  email: string;
  password: string;
}

/** Only addresses inside the console are returned to. */
function safeReturn(to: unknown): string {
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) ? to : '/';
}

export function LoginPage() {
  const { t } = useTranslation('login');
  const navigate = useNavigate();
  const client = useQueryClient();
  const search: { returnTo?: unknown; email?: unknown } = useSearch({ strict: false });
  const signIn = useMutation({
    mutationFn: (credentials: Credentials) => http.post('/api/session', credentials),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      await navigate({ href: safeReturn(search.returnTo) });
    },
  });
  const refused = signIn.error instanceof ApiProblem && signIn.error.status === 401;
  return (
    <Doorway title={t('title')}>
      <Form<Credentials>
        layout="vertical"
        requiredMark={false}
        initialValues={{ email: typeof search.email === 'string' ? search.email : '' }}
        onFinish={(values) => signIn.mutate(values)}
        validateTrigger="onSubmit"
      >
        <Form.Item
          name="email"
          label={t('email')}
          rules={[
            { required: true, message: t('emailNeeded') },
            { type: 'email', message: t('emailWrong') },
          ]}
        >
          <Input size="large" type="email" autoComplete="username" autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('password')}
          rules={[{ required: true, message: t('passwordNeeded') }]}
        >
          <Input.Password size="large" autoComplete="current-password" />
        </Form.Item>
        {signIn.isError && (
          <Form.Item>
            {refused ? (
              <Alert type="error" showIcon role="alert" title={t('wrong')} description={t('wrongAction')} />
            ) : (
              <ProblemAlert error={signIn.error} />
            )}
          </Form.Item>
        )}
        <Button type="primary" size="large" htmlType="submit" block loading={signIn.isPending}>
          {t('submit')}
        </Button>
      </Form>
    </Doorway>
  );
}
