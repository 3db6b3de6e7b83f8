/** Pictures in one palette. ECharts itself is loaded when the first of them is shown. */
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartSkeleton } from '../components/Skeletons';
import type { ChartClick, EChartProps } from './EChart';

export { Funnel, type FunnelStep } from './Funnel';
export { Matrix, type MatrixCell } from './Matrix';
export type { ChartClick } from './EChart';

const Lazy = lazy(() => import('./EChart'));

/** Any ECharts picture (lines, bars, Sankey) in Hatchery's theme. */
export function Chart(props: EChartProps) {
  return (
    <Suspense fallback={<ChartSkeleton height={props.height ?? 260} />}>
      <Lazy {...props} />
    </Suspense>
  );
}

export interface Series {
  name: string;
  values: readonly (number | null)[];
  colour?: string;
  /** Dashed: a plan or the period compared with. */
  faint?: boolean;
}

interface XYProps {
  /** Names along the x axis. */
  names: readonly string[];
  series: readonly Series[];
  label: string;
  height?: number;
  stacked?: boolean;
  format?: (value: number) => string;
  onClick?: (click: ChartClick) => void;
}

interface LineProps extends XYProps {
  area?: boolean;
}

function frame({ names, series, format }: XYProps, horizontal = false) {
  const category = { type: 'category', data: names };
  const value = { type: 'value', ...(format === undefined ? {} : { axisLabel: { formatter: format } }) };
  return {
    grid: { left: 8, right: 16, top: series.length > 1 ? 36 : 12, bottom: 4, containLabel: true },
    legend: { show: series.length > 1, top: 0, left: 0 },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: horizontal ? 'shadow' : 'line' },
      ...(format === undefined
        ? {}
        : { valueFormatter: (v: unknown) => (typeof v === 'number' ? format(v) : '–') }),
    },
    xAxis: horizontal ? value : category,
    yAxis: horizontal ? { ...category, inverse: true } : value,
  };
}

/** Values over time as lines, or as areas when they add up. */
export function LineChart(props: LineProps) {
  const { series, stacked = false, area = false } = props;
  const option = useMemo(
    () => ({
      ...frame(props),
      series: series.map((s) => ({
        type: 'line',
        name: s.name,
        data: [...s.values],
        symbol: 'circle',
        symbolSize: 5,
        showSymbol: s.values.length < 20,
        ...(stacked ? { stack: 'all' } : {}),
        ...(area ? { areaStyle: { opacity: 0.25 } } : {}),
        ...(s.colour === undefined ? {} : { itemStyle: { color: s.colour } }),
        lineStyle: { width: 2, ...(s.faint === true ? { type: 'dashed', opacity: 0.6 } : {}) },
      })),
    }),
    [props, series, stacked, area],
  );
  return <Picture {...props} option={option} />;
}

/** Values side by side; `horizontal` for long names. */
export function BarChart(props: XYProps & { horizontal?: boolean }) {
  const { series, stacked = false, horizontal = false } = props;
  const option = useMemo(
    () => ({
      ...frame(props, horizontal),
      series: series.map((s) => ({
        type: 'bar',
        name: s.name,
        data: [...s.values],
        barMaxWidth: 28,
        ...(stacked ? { stack: 'all' } : {}),
        itemStyle: {
          borderRadius: stacked ? 0 : horizontal ? [0, 3, 3, 0] : [3, 3, 0, 0],
          ...(s.colour === undefined ? {} : { color: s.colour }),
          ...(s.faint === true ? { opacity: 0.45 } : {}),
        },
      })),
    }),
    [props, series, stacked, horizontal],
  );
  return <Picture {...props} option={option} />;
}

function Picture({ names, label, height, onClick, option }: XYProps & { option: EChartProps['option'] }) {
  const { t } = useTranslation('common');
  if (names.length === 0) return <p style={{ color: 'var(--h-ink-soft)' }}>{t('chart.noData')}</p>;
  return (
    <Chart
      option={option}
      label={label}
      {...(height === undefined ? {} : { height })}
      {...(onClick === undefined ? {} : { onClick })}
    />
  );
}
