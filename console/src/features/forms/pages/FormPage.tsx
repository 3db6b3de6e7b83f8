import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState, Page, PageSkeleton } from '@/shared/components';
import { formQuery } from '../api';
import { FormDesk } from '../parts/FormDesk';

/** One form: writing it, seeing it, putting it into the world, and what came of it. */
export function FormPage() {
  const { t } = useTranslation('forms');
  const { id } = useParams({ strict: false }) as unknown as { id: string };
  const form = useQuery(formQuery(id));
  if (form.isPending) return <PageSkeleton />;
  if (form.isError) {
    return (
      <Page title={t('nav')} crumbs={[{ label: t('nav'), to: '/forms' }]}>
        <ErrorState error={form.error} onRetry={() => void form.refetch()} />
      </Page>
    );
  }
  return <FormDesk key={id} detail={form.data} />;
}
