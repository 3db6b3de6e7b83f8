import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { BarChart } from '@/shared/charts';
import { EmptyState, ErrorState, ListSkeleton } from '@/shared/components';
import { drillTo } from '@/shared/drill';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import { downloadCsv, type Compared, type MonthCount } from '@/shared/reports';
import { DrillNumber } from '../parts/DrillNumber';
import { Hint } from '../parts/Hint';
import { useKeyName } from '../parts/keys';
import { reportAddress, ReportFrame } from '../parts/ReportFrame';
import css from '../parts/reports.module.css';
import { daysOf } from '../period';

/** How many leads become MQLs each month? */
export function MqlsPage() {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const navigate = useNavigate();
  const keyName = useKeyName();
  const [url, patch] = useUrlState(reportAddress);
  const days = daysOf(url.period, url);
  const query = { ...days, compare: url.compare };
  const report = useQuery({
    queryKey: ['reports', 'mqls', query],
    queryFn: ({ signal }) => http.get<Compared<MonthCount[]>>('/api/reports/mqls', { query, signal }),
    placeholderData: keepPreviousData,
  });
  const months = report.data?.now ?? [];
  const before = report.data?.before;
  const names = months.map((m) => keyName('month', m.month));
  const exportCsv = () =>
    downloadCsv(`mqls-${days.from}-${days.to}`, [
      [t('mqls.month'), t('mqls.count')],
      ...months.map((m) => [m.month.slice(0, 7), m.count]),
    ]);
  return (
    <ReportFrame title={t('mqls.title')} lede={t('mqls.about')} url={url} patch={patch} onExport={exportCsv}>
      {report.isPending && <ListSkeleton rows={8} />}
      {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {report.isSuccess &&
        (months.every((m) => m.count === 0) ? (
          <EmptyState picture="chart">{t('mqls.empty')}</EmptyState>
        ) : (
          <>
            <div className={css.picture}>
              <BarChart
                label={t('mqls.title')}
                names={names}
                series={[
                  ...(before == null
                    ? []
                    : [
                        {
                          name: t('earlier'),
                          values: months.map((_, i) => before[i]?.count ?? null),
                          faint: true,
                        },
                      ]),
                  { name: t('now'), values: months.map((m) => m.count), colour: '#2F8FA6' },
                ]}
                onClick={({ dataIndex, seriesName }) => {
                  const month = (seriesName === t('earlier') ? before : months)?.[dataIndex];
                  if (month !== undefined) void navigate(drillTo(month.drill) as never);
                }}
              />
            </div>
            <Table<MonthCount>
              size="middle"
              pagination={false}
              dataSource={months}
              rowKey="month"
              columns={[
                { key: 'month', title: t('mqls.month'), render: (_, m) => keyName('month', m.month) },
                {
                  key: 'count',
                  align: 'right',
                  title: <Hint name={t('mqls.count')} says={t('funnel.count')} />,
                  render: (_, m) => (
                    <DrillNumber value={m.count} drill={m.drill} label={keyName('month', m.month)} />
                  ),
                },
                {
                  key: 'change',
                  align: 'right',
                  title: t('mqls.change'),
                  render: (_, m) => {
                    const earlier = months[months.indexOf(m) - 1];
                    if (earlier === undefined || earlier.count === 0) return '–';
                    const change = m.count / earlier.count - 1;
                    return `${change > 0 ? '+' : ''}${format.percent(change, 0)}`;
                  },
                },
              ]}
            />
          </>
        ))}
    </ReportFrame>
  );
}
