import { useParams, useSearch } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, Page, PageSkeleton } from '@/shared/components';
import { useDraft, useInForce } from '@/shared/playbook';
import { JourneyEditor } from '../components/JourneyEditor';
import { LiveView } from '../components/LiveView';
import { DryRunView } from '../dryrun/DryRunView';
import { newestOf } from '../graph/newest';
import { fromTemplate, templates, type TemplateId } from '../graph/templates';

interface Search {
  mode?: string;
  template?: string;
  name?: string;
}

/** One journey: draw it, or watch it live. A new one starts from a template named in the address. */
export function JourneyPage() {
  const { t } = useTranslation('journeys');
  const { id }: { id?: string } = useParams({ strict: false });
  const search: Search = useSearch({ strict: false });
  const live = useInForce();
  const draft = useDraft();
  if (id === undefined || live.isPending || draft.isPending) return <PageSkeleton />;
  if (live.isError || draft.isError) {
    const retry = () => void Promise.all([live.refetch(), draft.refetch()]);
    return <ErrorState error={live.error ?? draft.error} onRetry={retry} />;
  }
  const published = newestOf(live.data.playbook.journeys, id);
  const stored = newestOf(draft.data.playbook.journeys, id);
  const template = templates.find((x): x is TemplateId => x === search.template);
  if (search.mode === 'live') return <LiveView id={id} inForce={live.data} draftName={stored?.name} />;
  const started =
    template === undefined
      ? undefined
      : fromTemplate(template, id, String(search.name ?? t(`template.${template}`)), (k) =>
          t(`templateWord.${k}`),
        );
  const journey = stored ?? published ?? started;
  if (journey === undefined) {
    return (
      <Page title={t('nav')}>
        <EmptyState
          picture="path"
          action={
            <Link to="/journeys">
              <Button>{t('toList')}</Button>
            </Link>
          }
        >
          {t('notFound')}
        </EmptyState>
      </Page>
    );
  }
  if (search.mode === 'dry') return <DryRunView key={id} journey={journey} />;
  return (
    <JourneyEditor
      key={id}
      journey={journey}
      stored={stored}
      draft={draft.data}
      published={live.data.playbook.journeys}
    />
  );
}
