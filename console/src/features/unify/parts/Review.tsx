import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, ProblemAlert } from '@/shared/components';
import { useHotkey } from '@/shared/hooks';
import { duplicatesKey, mergesKey, type Pair, type Side, type State } from '../api';
import { Comparison } from './Comparison';
import css from './unify.module.css';

const keyOf = (pair: Pair) => `${pair.one.id}/${pair.other.id}`;

/** One pair after another: look, decide, next. By keyboard: 1 keeps the left, 2 the right, D tells apart, L leaves for later. */
export function Review({ state }: { state: State }) {
  const { t } = useTranslation('unify');
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const pages = useInfiniteQuery({
    queryKey: [...duplicatesKey, 'list', state],
    queryFn: ({ pageParam, signal }) =>
      http.get<KeysetPage<Pair>>('/api/duplicates', { query: { state, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  if (pages.isPending) return <ListSkeleton />;
  if (pages.isError) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />;
  const left = pages.data.pages.flatMap((page) => page.items).filter((pair) => !done.has(keyOf(pair)));
  const pair = left[0];
  if (pair === undefined) {
    return pages.hasNextPage ? (
      <Button loading={pages.isFetching} onClick={() => void pages.fetchNextPage()}>
        {t('more')}
      </Button>
    ) : (
      <EmptyState picture="people">{t(`empty.${state}`)}</EmptyState>
    );
  }
  return (
    <Decision
      key={keyOf(pair)}
      pair={pair}
      onDone={() => {
        setDone(new Set([...done, keyOf(pair)]));
        if (left.length < 5 && pages.hasNextPage) void pages.fetchNextPage();
      }}
    />
  );
}

function Decision({ pair, onDone }: { pair: Pair; onDone: () => void }) {
  const { t } = useTranslation('unify');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [from, setFrom] = useState<Record<string, Side>>({});
  const path = `/api/duplicates/${keyOf(pair)}`;
  const decided = async () => {
    onDone();
    await client.invalidateQueries({ queryKey: [...duplicatesKey, 'summary'] });
  };
  const merge = useMutation({
    mutationFn: (stays: number) => http.post(`${path}/merge`, { stays, from }),
    onSuccess: async () => {
      void message.success(t('merged'));
      await Promise.all([decided(), client.invalidateQueries({ queryKey: mergesKey })]);
    },
  });
  const tell = useMutation({
    mutationFn: (what: 'different' | 'later') => http.post(`${path}/${what}`),
    onSuccess: decided,
  });
  const busy = merge.isPending || tell.isPending;
  const mergeable = pair.conflicts.length === 0 && !busy;
  useHotkey('1', () => mergeable && merge.mutate(pair.one.id));
  useHotkey('2', () => mergeable && merge.mutate(pair.other.id));
  useHotkey('d', () => !busy && tell.mutate('different'));
  useHotkey('l', () => !busy && tell.mutate('later'));
  return (
    <>
      <Comparison pair={pair} from={from} onChoose={(field, side) => setFrom({ ...from, [field]: side })} />
      {merge.isError && <ProblemAlert error={merge.error} />}
      {tell.isError && <ProblemAlert error={tell.error} />}
      <div className={css.actions}>
        <Button
          type="primary"
          disabled={!mergeable}
          loading={merge.isPending}
          onClick={() => merge.mutate(pair.one.id)}
        >
          {t('decide.keepLeft')} <kbd>{'1'}</kbd>
        </Button>
        <Button disabled={!mergeable} onClick={() => merge.mutate(pair.other.id)}>
          {t('decide.keepRight')} <kbd>{'2'}</kbd>
        </Button>
        <Button disabled={busy} onClick={() => tell.mutate('different')}>
          {t('decide.different')} <kbd>{'D'}</kbd>
        </Button>
        {pair.state !== 'LATER' && (
          <Button type="text" disabled={busy} onClick={() => tell.mutate('later')}>
            {t('decide.later')} <kbd>{'L'}</kbd>
          </Button>
        )}
      </div>
    </>
  );
}
