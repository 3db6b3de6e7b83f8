import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Drawer, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { BarChart } from '@/shared/charts';
import {
  DataTable,
  EmptyState,
  ErrorState,
  LeadLink,
  ListSkeleton,
  StageBadge,
  When,
} from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import { downloadCsv, type Compared } from '@/shared/reports';
import { Hint } from '../parts/Hint';
import { reportAddress, ReportFrame } from '../parts/ReportFrame';
import css from '../parts/reports.module.css';
import { daysOf, type Days } from '../period';

interface Row {
  stage: string;
  name: string;
  left: number;
  median: number | null;
  p90: number | null;
}

interface Stay {
  lead: number;
  seq: number;
  next: string;
  leftAt: string;
  seconds: number;
  name?: string | null;
}

const address = { ...reportAddress, stage: '' };

/** How long do leads stay in each stage? */
export function TimeInStagePage() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const [url, patch] = useUrlState(address);
  const days = daysOf(url.period, url);
  const query = { ...days, compare: url.compare };
  const report = useQuery({
    queryKey: ['reports', 'time', query],
    queryFn: ({ signal }) =>
      http.get<Compared<{ rows: Row[] }>>('/api/reports/time-in-stage', { query, signal }),
    placeholderData: keepPreviousData,
  });
  const rows = report.data?.now.rows.filter((row) => row.left > 0) ?? [];
  const was = (stage: string) => report.data?.before?.rows.find((row) => row.stage === stage);
  const inDays = (seconds: number | null | undefined) => Math.round((seconds ?? 0) / 8640) / 10;
  const exportCsv = () =>
    downloadCsv(`time-in-stage-${days.from}-${days.to}`, [
      [t('time.stage'), t('time.left'), `${t('time.median')} (s)`, `${t('time.p90')} (s)`],
      ...rows.map((row) => [row.name, row.left, row.median, row.p90]),
    ]);
  const length = (now: number | null, before: number | null | undefined) => (
    <>
      {now === null ? '–' : format.duration(now)}
      {before != null && <span className={css.rate}>{t('before', { value: format.duration(before) })}</span>}
    </>
  );
  return (
    <ReportFrame title={t('time.title')} lede={t('time.about')} url={url} patch={patch} onExport={exportCsv}>
      {report.isPending && <ListSkeleton rows={8} />}
      {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {report.isSuccess && rows.length === 0 && <EmptyState picture="chart">{t('time.empty')}</EmptyState>}
      {rows.length > 0 && (
        <>
          <div className={css.picture}>
            <BarChart
              label={t('time.title')}
              names={rows.map((row) => row.name)}
              horizontal
              height={Math.max(200, 70 + rows.length * 34)}
              format={(v) => t('time.days', { count: v })}
              series={[
                { name: t('time.median'), values: rows.map((row) => inDays(row.median)), colour: '#0E7C66' },
                {
                  name: t('time.p90'),
                  values: rows.map((row) => inDays(row.p90)),
                  colour: '#4C7FB8',
                  faint: true,
                },
              ]}
            />
          </div>
          <Table<Row>
            size="middle"
            pagination={false}
            dataSource={rows}
            rowKey="stage"
            columns={[
              {
                key: 'stage',
                title: t('time.stage'),
                render: (_, row) => <StageBadge stage={row.stage} name={row.name} />,
              },
              {
                key: 'left',
                align: 'right',
                title: <Hint name={t('time.left')} says={t('time.leftHint')} />,
                render: (_, row) => (
                  <button type="button" className={css.link} onClick={() => patch({ stage: row.stage })}>
                    {format.number(row.left)}
                  </button>
                ),
              },
              {
                key: 'median',
                align: 'right',
                title: <Hint name={t('time.median')} says={t('time.medianHint')} />,
                render: (_, row) => length(row.median, was(row.stage)?.median),
              },
              {
                key: 'p90',
                align: 'right',
                title: <Hint name={t('time.p90')} says={t('time.p90Hint')} />,
                render: (_, row) => length(row.p90, was(row.stage)?.p90),
              },
            ]}
          />
        </>
      )}
      {url.stage !== '' && (
        <Stays
          stage={url.stage}
          name={report.data?.now.rows.find((row) => row.stage === url.stage)?.name ?? url.stage}
          days={days}
          onClose={() => patch({ stage: '' })}
        />
      )}
    </ReportFrame>
  );
}

interface StaysProps {
  stage: string;
  name: string;
  days: Days;
  onClose: () => void;
}

function Stays({ stage, name, days, onClose }: StaysProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  return (
    <Drawer open onClose={onClose} size={620} title={t('time.stays', { stage: name })}>
      <DataTable<Stay>
        queryKey={['reports', 'stays', stage, days]}
        load={(cursor, signal) =>
          http.get<KeysetPage<Stay>>('/api/reports/time-in-stage/stays', {
            query: { stage, ...days, cursor },
            signal,
          })
        }
        rowKey={(row) => `${row.lead}-${row.seq}`}
        columns={[
          {
            key: 'lead',
            title: t('time.lead'),
            render: (_, row) => <LeadLink lead={{ id: String(row.lead), name: row.name ?? null }} />,
          },
          {
            key: 'length',
            title: t('time.length'),
            align: 'right',
            render: (_, row) => format.duration(row.seconds),
          },
          { key: 'next', title: t('time.next'), render: (_, row) => <StageBadge stage={row.next} /> },
          { key: 'at', title: t('time.leftAt'), render: (_, row) => <When at={row.leftAt} /> },
        ]}
      />
    </Drawer>
  );
}
