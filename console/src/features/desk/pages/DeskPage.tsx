import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge, Button, Segmented } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, Page } from '@/shared/components';
import { useHotkey, useUrlState } from '@/shared/hooks';
import { countsQuery, queueQuery, taskCountsQuery, type QueueItem, type Scope } from '../api';
import css from '../parts/desk.module.css';
import { LeadSheet } from '../parts/LeadSheet';
import { QueueLine } from '../parts/QueueLine';

const address: { scope: Scope; lead: number | undefined } = { scope: 'all', lead: undefined };

/** The desk: the queue on the left, the lead on the right, outcomes one key away. */
export function DeskPage() {
  const { t } = useTranslation('desk');
  const [{ scope, lead }, patch] = useUrlState(address);
  const queue = useInfiniteQuery(queueQuery(scope));
  const items = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const open = (item: QueueItem | undefined) => item !== undefined && patch({ lead: item.lead.id }, true);
  const at = items.findIndex((item) => item.lead.id === lead);
  const step = (by: number) => open(items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + by))]);
  useHotkey('arrowdown', () => step(1));
  useHotkey('arrowup', () => step(-1));
  useHotkey('j', () => step(1));
  useHotkey('k', () => step(-1));

  // On a wide screen the best lead is open at once.
  const first = items[0]?.lead.id;
  useEffect(() => {
    if (lead === undefined && first !== undefined && window.innerWidth > 900) patch({ lead: first }, true);
  }, [lead, first, patch]);

  const next = () => {
    const following = items.filter((item) => item.lead.id !== lead)[Math.max(0, at)] ?? items[at - 1];
    patch({ lead: following?.lead.id }, true);
  };
  return (
    <Page title={t('title')} wide actions={<TasksLink />}>
      <div className={css.desk} data-open={lead !== undefined}>
        <nav className={css.queue} aria-label={t('queue.label')}>
          <Scopes scope={scope} onChange={(to) => patch({ scope: to, lead: undefined })} />
          {queue.isPending && (
            <div style={{ padding: 12 }}>
              <ListSkeleton rows={6} />
            </div>
          )}
          {queue.isError && <ErrorState error={queue.error} onRetry={() => void queue.refetch()} />}
          {queue.isSuccess && items.length === 0 && (
            <EmptyState>{t(scope === 'mine' ? 'queue.emptyMine' : 'queue.empty')}</EmptyState>
          )}
          <ol className={css.items}>
            {items.map((item) => (
              <QueueLine
                key={item.lead.id}
                item={item}
                current={item.lead.id === lead}
                onOpen={() => open(item)}
              />
            ))}
            {queue.hasNextPage && (
              <li className={css.more}>
                <Button
                  size="small"
                  loading={queue.isFetchingNextPage}
                  onClick={() => void queue.fetchNextPage()}
                >
                  {t('queue.more')}
                </Button>
              </li>
            )}
          </ol>
        </nav>
        <div className={css.sheetSide}>
          {lead === undefined ? (
            queue.isSuccess &&
            items.length > 0 && <EmptyState picture="people">{t('sheet.choose')}</EmptyState>
          ) : (
            <LeadSheet key={lead} lead={lead} onBack={() => patch({ lead: undefined })} onWorked={next} />
          )}
        </div>
      </div>
    </Page>
  );
}

function Scopes({ scope, onChange }: { scope: Scope; onChange: (scope: Scope) => void }) {
  const { t } = useTranslation('desk');
  const counts = useQuery(countsQuery).data;
  const number = (n: number | undefined) => (n === undefined ? '' : ` ${n}`);
  const all = counts === undefined ? undefined : counts.mine + counts.pool;
  return (
    <div className={css.queueHead}>
      <Segmented<Scope>
        block
        value={scope}
        onChange={onChange}
        options={[
          { value: 'all', label: t('scope.all') + number(all) },
          { value: 'mine', label: t('scope.mine') + number(counts?.mine) },
          { value: 'pool', label: t('scope.pool') + number(counts?.pool) },
        ]}
      />
    </div>
  );
}

function TasksLink() {
  const { t } = useTranslation('desk');
  const counts = useQuery(taskCountsQuery).data;
  return (
    <Link to="/desk/tasks">
      {t('action.tasks')} <Badge count={counts?.overdue ?? 0} size="small" />
    </Link>
  );
}
