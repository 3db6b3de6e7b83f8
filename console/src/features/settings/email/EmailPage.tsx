import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorState, ListSkeleton, Panel } from '@/shared/components';
import { SettingsFrame } from '../parts/SettingsFrame';
import { emailQuery } from './api';
import css from './email.module.css';
import { EmailForm } from './EmailForm';
import { Signing } from './Signing';
import { Suppressions } from './Suppressions';
import { TryIt } from './TryIt';

/** E-mail: through which server, as whom, signed how, and to whom not. */
export function EmailPage() {
  const { t } = useTranslation('settings');
  const settings = useQuery(emailQuery);
  return (
    <SettingsFrame section="email">
      {settings.isPending && <ListSkeleton rows={10} />}
      {settings.isError && <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.isSuccess && (
        <div className={css.parts}>
          <EmailForm settings={settings.data} />
          <Panel title={t('email.test')}>
            <TryIt off={settings.data.mode === 'OFF'} />
          </Panel>
          <Panel title={t('email.signing')}>
            <Signing settings={settings.data} />
          </Panel>
          <Panel title={t('email.suppressions')}>
            <Suppressions />
          </Panel>
        </div>
      )}
    </SettingsFrame>
  );
}
