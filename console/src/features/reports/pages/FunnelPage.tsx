import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Segmented, Select, Table, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { Funnel } from '@/shared/charts';
import { EmptyState, ErrorState, ListSkeleton } from '@/shared/components';
import { drillTo } from '@/shared/drill';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import {
  downloadCsv,
  stepsOf,
  type Compared,
  type FunnelReport,
  type FunnelRow,
  type StageName,
} from '@/shared/reports';
import { DrillNumber } from '../parts/DrillNumber';
import { Hint } from '../parts/Hint';
import { dimensions, KeyCell, useKeyName, type By } from '../parts/keys';
import { reportAddress, ReportFrame } from '../parts/ReportFrame';
import css from '../parts/reports.module.css';
import { daysOf, type Days } from '../period';

const address = { ...reportAddress, mode: 'period', by: 'source' };

function useFunnel(days: Days, mode: string, by: string, compare: boolean) {
  const query = { ...days, mode, by, compare };
  return useQuery({
    queryKey: ['reports', 'funnel', query],
    queryFn: ({ signal }) => http.get<Compared<FunnelReport>>('/api/reports/funnel', { query, signal }),
    placeholderData: keepPreviousData,
  });
}

/** How many leads go from stage to stage, and where are they lost? */
export function FunnelPage() {
  const { t } = useTranslation('reports');
  const navigate = useNavigate();
  const [url, patch] = useUrlState(address);
  const days = daysOf(url.period, url);
  const whole = useFunnel(days, url.mode, 'none', url.compare);
  const rows = useFunnel(days, url.mode, url.by, url.compare);
  const keyName = useKeyName();
  const by = url.by as By;
  const steps = whole.data === undefined ? [] : stepsOf(whole.data.now, whole.data.before);
  const exportCsv = () => {
    if (rows.data === undefined) return;
    const { stages, rows: all } = rows.data.now;
    downloadCsv(`funnel-${days.from}-${days.to}`, [
      [t(`key.${by}`), ...stages.map((s) => s.name)],
      ...all.map((row) => [keyName(by, row.key), ...row.cells.map((c) => c.count)]),
    ]);
  };
  return (
    <ReportFrame
      title={t('funnel.title')}
      lede={t(url.mode === 'cohort' ? 'funnel.cohortHint' : 'funnel.periodHint')}
      url={url}
      patch={patch}
      onExport={exportCsv}
      choices={
        <>
          <Segmented
            value={url.mode}
            onChange={(mode) => patch({ mode })}
            options={[
              { value: 'period', label: t('funnel.period') },
              { value: 'cohort', label: t('funnel.cohort') },
            ]}
          />
          <Select
            style={{ minWidth: 140 }}
            value={url.by}
            aria-label={t('by.label')}
            onChange={(to: string) => patch({ by: to })}
            options={dimensions.map((d) => ({ value: d, label: t(`by.${d}`) }))}
          />
        </>
      }
    >
      {whole.isPending && <ListSkeleton rows={8} />}
      {whole.isError && <ErrorState error={whole.error} onRetry={() => void whole.refetch()} />}
      {whole.isSuccess && steps.every((step) => step.value === 0) ? (
        <EmptyState picture="chart">{t('funnel.empty')}</EmptyState>
      ) : (
        <>
          <div className={css.picture}>
            {whole.isSuccess && (
              <Funnel
                steps={steps}
                onOpen={(step) => {
                  const drill = steps.find((s) => s.key === step.key)?.drill;
                  if (drill !== undefined) void navigate(drillTo(drill) as never);
                }}
              />
            )}
          </div>
          {rows.isError && <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />}
          {rows.isSuccess && <FunnelTable data={rows.data} by={by} keyName={keyName} />}
        </>
      )}
    </ReportFrame>
  );
}

interface TableProps {
  data: Compared<FunnelReport>;
  by: By;
  keyName: (by: By, key: string) => string;
}

function FunnelTable({ data: { now, before }, by, keyName }: TableProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const used = (stage: StageName) => now.rows.some((row) => (cell(row, stage.id)?.count ?? 0) > 0);
  const was = (key: string, stage: string) =>
    before?.rows.find((row) => row.key === key)?.cells.find((c) => c.stage === stage)?.count ?? 0;
  return (
    <Table<FunnelRow>
      size="middle"
      pagination={now.rows.length > 50 ? { pageSize: 50 } : false}
      dataSource={now.rows}
      rowKey="key"
      scroll={{ x: 'max-content' }}
      columns={[
        {
          key: 'key',
          title: t(`key.${by}`),
          fixed: 'left',
          render: (_, row) => <KeyCell by={by} value={row.key} name={keyName(by, row.key)} />,
        },
        ...now.stages.filter(used).map((stage) => ({
          key: stage.id,
          title: <Hint name={stage.name} says={`${t('funnel.count')} ${t('funnel.rate')}`} />,
          align: 'right' as const,
          sorter: (a: FunnelRow, b: FunnelRow) =>
            (cell(a, stage.id)?.count ?? 0) - (cell(b, stage.id)?.count ?? 0),
          render: (_: unknown, row: FunnelRow) => {
            const c = cell(row, stage.id);
            if (c === undefined) return null;
            return (
              <>
                <DrillNumber
                  value={c.count}
                  drill={c.drill}
                  label={`${keyName(by, row.key)}, ${stage.name}`}
                />
                {c.rate !== null && (
                  <Tooltip title={t('funnel.rate')}>
                    <span className={css.rate}>{format.percent(c.rate)}</span>
                  </Tooltip>
                )}
                {before !== null && by !== 'month' && (
                  <span className={css.rate}>
                    {t('before', { value: format.number(was(row.key, stage.id)) })}
                  </span>
                )}
              </>
            );
          },
        })),
      ]}
    />
  );
}

function cell(row: FunnelRow, stage: string) {
  return row.cells.find((c) => c.stage === stage);
}
