import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { EmptyState, ErrorState, PageSkeleton, Panel, ProblemAlert } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { backtestQuery, backtestsKey, backtestsQuery, isRunning, type Run } from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { Report } from './Report';
import css from './whatif.module.css';

/** One backtest: how far it is, or what came of it. */
export function RunView({ id }: { id: string }) {
  const { t } = useTranslation('whatif');
  const client = useQueryClient();
  const found = useQuery(backtestQuery(id));
  const state = found.data?.standing.state;
  useEffect(() => {
    if (state !== undefined) void client.invalidateQueries({ queryKey: backtestsQuery.queryKey });
  }, [client, state]);
  if (found.isPending) return <PageSkeleton />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { standing, report } = found.data;
  if (isRunning(standing)) return <Running run={standing} />;
  if (report) return <Report test={found.data} report={report} />;
  return (
    <EmptyState picture="chart">
      {[t(`ended.${standing.state}`), standing.message].filter(Boolean).join(' ')}
    </EmptyState>
  );
}

function Running({ run }: { run: Run }) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  const client = useQueryClient();
  const mayCancel = useCan('MARKETER');
  const cancel = useMutation({
    mutationFn: () => http.post(`/api/playbook/backtests/${run.id}/cancel`),
    onSettled: () => client.invalidateQueries({ queryKey: backtestsKey }),
  });
  return (
    <Panel title={t('running.title')}>
      <Progress
        percent={run.total ? Math.floor((100 * run.done) / run.total) : 0}
        aria-label={t('running.title')}
      />
      <p className={css.soft}>
        {run.total
          ? t('running.done', { done: format.number(run.done), total: format.number(run.total) })
          : t('running.begins')}{' '}
        {run.message}
      </p>
      <p className={css.soft}>{t('running.leave')}</p>
      {mayCancel && (
        <Button loading={cancel.isPending} disabled={cancel.isSuccess} onClick={() => cancel.mutate()}>
          {t('running.cancel')}
        </Button>
      )}
      {cancel.isError && <ProblemAlert error={cancel.error} />}
    </Panel>
  );
}
