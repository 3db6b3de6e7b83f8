import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState, Page, PageSkeleton } from '@/shared/components';
import { WritingDesk } from '@/shared/writing';
import { landingKind, landingQuery } from '../api';
import { Online } from '../parts/Online';
import { Results } from '../parts/Results';
import { Writing } from '../parts/Writing';

/** One landing page: writing it, putting it into the world, and what came of it. */
export function LandingPage() {
  const { t } = useTranslation('landing');
  const { id } = useParams({ strict: false }) as unknown as { id: string };
  const page = useQuery(landingQuery(id));
  if (page.isPending) return <PageSkeleton />;
  if (page.isError) {
    return (
      <Page title={t('nav')} crumbs={[{ label: t('nav'), to: '/landing-pages' }]}>
        <ErrorState error={page.error} onRetry={() => void page.refetch()} />
      </Page>
    );
  }
  const { data } = page;
  return (
    <WritingDesk
      key={id}
      kind={landingKind}
      detail={data}
      all={t('nav')}
      queryKey={landingQuery(id).queryKey}
      writingLabel={t('tab.write')}
      writing={(landing, onChange, disabled) => (
        <Writing landing={landing} keys={data.keys} disabled={disabled} onChange={onChange} />
      )}
      tabs={(written) => [
        {
          key: 'online',
          label: t('tab.online'),
          children: <Online address={data.address} open={written.open} />,
        },
        { key: 'results', label: t('tab.results'), children: <Results id={written.id} /> },
      ]}
    />
  );
}
