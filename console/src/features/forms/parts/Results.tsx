import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Funnel } from '@/shared/charts';
import { EmptyState, ErrorState, LeadsDrawer, ListSkeleton, Panel } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { DaysBar } from '@/shared/writing';
import { resultsQuery, type Result } from '../api';

/** How many saw it and how many sent it, by where they came from. */
export function Results({ id }: { id: string }) {
  const { t } = useTranslation(['forms', 'writing']);
  const format = useFormat();
  const [days, setDays] = useState<number>(30);
  const [shown, setShown] = useState<string>();
  const results = useQuery(resultsQuery(id, days));
  const rows = results.data?.channels ?? [];
  const sum = (of: (row: Result) => number) => rows.reduce((all, row) => all + of(row), 0);
  const views = sum((r) => r.views);
  const sent = sum((r) => r.submissions + r.held + r.rejected);
  const taken = sum((r) => r.submissions);
  const share = (part: number, whole: number) => (whole === 0 ? '–' : format.percent(part / whole));
  return (
    <>
      <DaysBar days={days} onChange={setDays} />
      {results.isPending && <ListSkeleton />}
      {results.isError && <ErrorState error={results.error} onRetry={() => void results.refetch()} />}
      {results.isSuccess && rows.length === 0 && (
        <EmptyState picture="chart">{t('results.empty')}</EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <Panel title={t('results.funnel')}>
            <Funnel
              steps={[
                { key: 'views', label: t('results.views'), value: views },
                { key: 'sent', label: t('results.sent'), value: sent },
                { key: 'taken', label: t('results.submissions'), value: taken },
              ]}
            />
          </Panel>
          <Table<Result>
            size="middle"
            pagination={false}
            dataSource={rows}
            rowKey={(row) => row.channel}
            aria-label={t('results.byChannel')}
            columns={[
              {
                key: 'channel',
                title: t('results.channel'),
                render: (_, row) => t(`writing:from.${row.channel}`, { defaultValue: row.channel }),
              },
              {
                key: 'views',
                title: t('results.views'),
                align: 'right',
                render: (_, row) => format.number(row.views),
              },
              {
                key: 'submissions',
                title: t('results.submissions'),
                align: 'right',
                render: (_, row) => (
                  <Button
                    type="link"
                    size="small"
                    disabled={row.submissions === 0}
                    onClick={() => setShown(row.channel)}
                  >
                    {format.number(row.submissions)}
                  </Button>
                ),
              },
              {
                key: 'held',
                title: t('results.held'),
                align: 'right',
                render: (_, row) => format.number(row.held),
              },
              {
                key: 'rejected',
                title: t('results.rejected'),
                align: 'right',
                render: (_, row) => format.number(row.rejected),
              },
              {
                key: 'rate',
                title: t('results.rate'),
                align: 'right',
                render: (_, row) => share(row.submissions, row.views),
              },
            ]}
          />
        </>
      )}
      <LeadsDrawer
        title={t('results.senders')}
        path={`/api/forms/${id}/leads`}
        query={shown === undefined ? undefined : { channel: shown, days }}
        at={t('results.at')}
        empty={t('results.nobody')}
        onClose={() => setShown(undefined)}
      />
    </>
  );
}
