import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, Page, Panel } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { backtestsQuery } from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { Begin } from '../parts/Begin';
import { Runs } from '../parts/Runs';
import { RunView } from '../parts/RunView';
import { Sections } from '../parts/Sections';
import css from '../parts/whatif.module.css';

const address = { run: '' };

/** What a draft or a version would have made of the lives on record. */
export function WhatIfPage() {
  const { t } = useTranslation('whatif');
  const [{ run }, patch] = useUrlState(address);
  const mayBegin = useCan('MARKETER');
  const runs = useQuery(backtestsQuery);
  const open = (id: string) => patch({ run: id });
  const shown = run !== '' ? String(run) : (runs.data?.items[0]?.id ?? '');
  return (
    <Page title={t('title')} lede={t('lede')}>
      <Sections here="whatif" />
      <div className={css.top}>
        {mayBegin && <Begin onBegun={open} />}
        <Panel title={t('runs.title')}>
          {runs.isPending && <ListSkeleton rows={3} />}
          {runs.isError && <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />}
          {runs.isSuccess && runs.data.items.length === 0 && (
            <EmptyState picture="chart">{t('runs.empty')}</EmptyState>
          )}
          {runs.isSuccess && <Runs runs={runs.data.items} shown={shown} onOpen={open} />}
        </Panel>
      </div>
      {shown !== '' && <RunView key={shown} id={shown} />}
      <details className={css.limits}>
        <summary>{t('limits.title')}</summary>
        <p>{t('limits.can')}</p>
        <p>{t('limits.cannot')}</p>
        <p>{t('limits.won')}</p>
      </details>
    </Page>
  );
}
