import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState, Page, PageSkeleton } from '@/shared/components';
import { importQuery } from '../api';
import { Running } from '../parts/Running';
import { Result } from '../parts/Result';
import { Undoing } from '../parts/Undoing';
import { Wizard } from '../parts/Wizard';

/** One import, from its columns to what came of it. The server knows where it stands, so the page may be left at any time. */
export function ImportPage() {
  const { t } = useTranslation('data');
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const query = useQuery(importQuery(id));
  if (query.isPending) return <PageSkeleton />;
  if (query.isError) {
    return (
      <Page title={t('nav')} crumbs={[{ label: t('nav'), to: '/data' }]}>
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      </Page>
    );
  }
  const view = query.data;
  return (
    <Page title={view.summary.name} crumbs={[{ label: t('nav'), to: '/data' }, { label: view.summary.name }]}>
      {view.summary.state === 'UPLOADED' && (
        <Wizard key={`${view.charset}${view.delimiter}${view.sheet}`} view={view} />
      )}
      {view.summary.state === 'RUNNING' && <Running view={view} />}
      {view.summary.state === 'UNDOING' && <Undoing view={view} />}
      {['DONE', 'FAILED', 'CANCELLED', 'UNDONE'].includes(view.summary.state) && <Result view={view} />}
    </Page>
  );
}
