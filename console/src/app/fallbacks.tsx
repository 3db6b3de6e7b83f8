import { Link, Navigate, type ErrorComponentProps } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/shared/api';
import { EmptyState, ErrorState } from '@/shared/components';
import { useSession } from '@/shared/session';
import { startPage } from './navigation';

/** The start address leads to the first page open to the person. */
export function Home() {
  const { t } = useTranslation('common');
  const start = startPage(useSession());
  if (start !== undefined) return <Navigate to={start} replace />;
  return <EmptyState>{t('shell.nothingYet')}</EmptyState>;
}

export function NotFound() {
  const { t } = useTranslation('common');
  return (
    <EmptyState
      picture="search"
      action={
        <Link to="/">
          <Button>{t('shell.home')}</Button>
        </Link>
      }
    >
      {t('shell.notFound')}
    </EmptyState>
  );
}

/** A page that stopped: a problem of the server says its own words, anything else is our mistake. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('common');
  if (error instanceof ApiProblem) return <ErrorState error={error} onRetry={reset} />;
  const ours = new ApiProblem(-1, { title: t('error.page'), action: t('error.pageAction') });
  return <ErrorState error={ours} onRetry={() => window.location.reload()} />;
}
