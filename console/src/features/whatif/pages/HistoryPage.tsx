import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, Page, Panel } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { DraftBar, useInForce, versionPages, type VersionEntry } from '@/shared/playbook';
import { Compare } from '../parts/Compare';
import { DraftPanel } from '../parts/DraftPanel';
import { RollBack } from '../parts/RollBack';
import { Sections } from '../parts/Sections';
import { VersionLine } from '../parts/VersionLine';
import css from '../parts/whatif.module.css';

const address: { open: number | '' } = { open: '' };

/** Every playbook that was in force: who published it, what it changed, and the way back to it. */
export function HistoryPage() {
  const { t } = useTranslation('whatif');
  const [{ open }, patch] = useUrlState(address);
  const [back, setBack] = useState<VersionEntry | undefined>();
  const pages = useInfiniteQuery(versionPages);
  const current = useInForce().data?.version;
  const versions = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('history.title')} lede={t('history.lede')}>
      <Sections here="history" />
      <DraftBar />
      <DraftPanel />
      <Compare versions={versions} />
      <Panel title={t('history.versions')}>
        {pages.isPending && <ListSkeleton rows={6} />}
        {pages.isError && <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />}
        {pages.isSuccess && versions.length === 0 && (
          <EmptyState picture="nest">{t('history.empty')}</EmptyState>
        )}
        <ul className={css.versions}>
          {versions.map((version, i) => (
            <VersionLine
              key={version.version}
              version={version}
              before={versions[i + 1]?.version ?? (version.version > 1 ? version.version - 1 : undefined)}
              inForce={version.version === current}
              open={open === version.version}
              onToggle={(to) => patch({ open: to ? version.version : '' }, true)}
              onRollBack={() => setBack(version)}
            />
          ))}
        </ul>
        {pages.hasNextPage && (
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('history.older')}
          </Button>
        )}
      </Panel>
      {back !== undefined && current !== undefined && (
        <RollBack version={back.version} current={current} onClose={() => setBack(undefined)} />
      )}
    </Page>
  );
}
