import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import { timelineQuery, type Entry } from '../api';
import { sessionsOf } from '../sessions';
import { detailOf, kindOf, useWords, type Kind } from '../words';
import css from './lead.module.css';

const address: { show: 'all' | Kind; event: string } = { show: 'all', event: '' };
const strong = new Set(['stageChanged', 'gradeChanged', 'journeyEntered', 'ownerChanged', 'messageWithheld']);

/** What happened to the lead and what was concluded from it, newest first, grouped by visit; up to a moment of the past when asked. */
export function Timeline({ lead, until }: { lead: number; until?: string }) {
  const { t } = useTranslation('lead');
  const [{ show, event: asked }, patch] = useUrlState(address);
  const event = String(asked);
  const timeline = useInfiniteQuery(timelineQuery(lead));
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = timeline;
  const loaded = timeline.data?.pages.flatMap((page) => page.items) ?? [];
  const all = until === undefined ? loaded : loaded.filter((e) => e.occurredAt <= until);
  // The event somebody asked for, or the moment the page shows, may lie in what is not loaded yet.
  const missing = all.length === 0 || (event !== '' && !all.some((e) => e.id === event));
  useEffect(() => {
    if (missing && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [missing, hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (timeline.isPending) return <ListSkeleton rows={10} />;
  if (timeline.isError) return <ErrorState error={timeline.error} onRetry={() => void timeline.refetch()} />;
  const shown =
    show === 'all' ? all : all.filter((entry) => kindOf(entry.type) === show || entry.id === event);
  return (
    <>
      <Segmented
        size="small"
        value={show}
        onChange={(to) => patch({ show: to })}
        options={(['all', 'touch', 'message', 'work', 'deal'] as const).map((value) => ({
          value,
          label: t(`timeline.${value}`),
        }))}
      />
      {shown.length === 0 && <EmptyState picture="path">{t('timeline.empty')}</EmptyState>}
      <Days entries={shown} here={event} />
      {timeline.hasNextPage && (
        <Button loading={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {t('timeline.older')}
        </Button>
      )}
    </>
  );
}

function Days({ entries, here }: { entries: readonly Entry[]; here: string }) {
  const format = useFormat();
  const sessions = sessionsOf(entries);
  const dates = sessions.map(([first]) => (first === undefined ? '' : format.date(first.occurredAt)));
  return sessions.map((session, i) => (
    <div key={session[0]?.id}>
      {dates[i] !== dates[i - 1] && <div className={css.day}>{dates[i]}</div>}
      <div className={css.session}>
        {session.map((entry) => (
          <Line key={entry.id} entry={entry} here={entry.id === here} />
        ))}
      </div>
    </div>
  ));
}

function Line({ entry, here }: { entry: Entry; here: boolean }) {
  const { t, i18n } = useTranslation('lead');
  const words = useWords();
  const format = useFormat();
  const [opened, setOpen] = useState<boolean | undefined>();
  const open = opened ?? here;
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (here) place.current?.scrollIntoView?.({ block: 'center' });
  }, [here]);
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' }).format(
    new Date(entry.occurredAt),
  );
  const detail = detailOf(entry);
  return (
    <article ref={place} className={css.entry} data-here={here} data-kind={kindOf(entry.type)}>
      <div className={css.line}>
        <strong>{words.event(entry.type)}</strong>
        <span className={css.soft} title={detail}>
          {[detail, entry.actorName].filter((v) => v !== undefined && v !== null).join(' · ')}
        </span>
        {entry.historic && <Tag>{t('timeline.historic')}</Tag>}
        <button
          type="button"
          className={css.value}
          style={{ width: 'auto', cursor: 'pointer' }}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <time dateTime={entry.occurredAt} className={css.soft}>
            {time}
          </time>
        </button>
      </div>
      <ul className={css.facts}>
        {entry.facts.map((fact) => {
          const sentence = words.conclusion(fact.what);
          if (sentence === undefined) return null;
          const why = open ? words.reason(fact.reason) : undefined;
          return (
            <li key={fact.seq} data-strong={strong.has(fact.what.kind)}>
              {Math.abs(Date.parse(fact.at) - Date.parse(entry.occurredAt)) > 3_600_000 &&
                `${format.date(fact.at)} · `}
              {sentence}
              {why !== undefined && ` (${why})`}
            </li>
          );
        })}
      </ul>
      {open && <pre className={css.raw}>{JSON.stringify(entry.raw, null, 2)}</pre>}
    </article>
  );
}
