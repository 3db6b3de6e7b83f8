import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { useSession } from '@/shared/session';
import css from './email.module.css';
import { email } from './api';

/** Sends a short message with the settings as they are kept, and says what came of it. */
export function TryIt({ off }: { off: boolean }) {
  const { t } = useTranslation('settings');
  const session = useSession();
  const [to, setTo] = useState(session?.user.email ?? '');
  const test = useMutation({ mutationFn: () => email.test(to) });
  const fine = test.data?.came === 'SENT' || test.data?.came === 'CAPTURED';
  return (
    <div className={css.stack}>
      <p className={css.hint}>{off ? t('email.testOff') : t('email.testHint')}</p>
      <Space.Compact className={css.line ?? ''}>
        <Input
          type="email"
          value={to}
          aria-label={t('email.testTo')}
          onChange={(e) => setTo(e.target.value)}
          disabled={off}
        />
        <Button onClick={() => test.mutate()} loading={test.isPending} disabled={off || to === ''}>
          {t('email.testSend')}
        </Button>
      </Space.Compact>
      {test.data !== undefined && (
        <Alert
          showIcon
          type={fine ? 'success' : 'error'}
          title={t(`email.came.${test.data.came}`)}
          description={test.data.detail}
        />
      )}
      {test.isError && <ProblemAlert error={test.error} />}
    </div>
  );
}
