import { BarChart, LineChart, SankeyChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { init, use as register, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useMode } from '../mode';
import { FONT, okabeIto, surfaces } from '../theme';

register([
  BarChart,
  LineChart,
  SankeyChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
]);

export interface ChartClick {
  seriesName: string;
  name: string;
  dataIndex: number;
}

export interface EChartProps {
  option: EChartsCoreOption;
  /** What the picture says, for those who do not see it. */
  label: string;
  height?: number;
  onClick?: (click: ChartClick) => void;
}

/** ECharts in Hatchery's theme. Loaded only when a picture is shown. */
export default function EChart({ option, label, height = 260, onClick }: EChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const drawn = useRef<EChartsType | null>(null);
  const { mode } = useMode();
  const clicked = useEffectEvent((click: ChartClick) => onClick?.(click));
  useEffect(() => {
    const node = holder.current;
    if (node === null) return;
    const c = surfaces[mode];
    const axis = {
      axisLine: { lineStyle: { color: c.hairline } },
      axisTick: { show: false },
      axisLabel: { color: c.inkSoft },
      splitLine: { lineStyle: { color: c.hairline } },
    };
    const chart = init(
      node,
      {
        color: okabeIto[mode],
        textStyle: { fontFamily: FONT, color: c.ink },
        categoryAxis: { ...axis, splitLine: { show: false } },
        valueAxis: { ...axis, axisLine: { show: false } },
        timeAxis: { ...axis, splitLine: { show: false } },
        legend: { textStyle: { color: c.ink }, icon: 'roundRect', itemWidth: 10, itemHeight: 10 },
        tooltip: {
          backgroundColor: c.raised,
          borderColor: c.hairline,
          textStyle: { color: c.ink },
          extraCssText: 'box-shadow:none',
        },
      },
      { renderer: 'svg' },
    );
    drawn.current = chart;
    chart.on('click', (e) =>
      clicked({ seriesName: e.seriesName ?? '', name: e.name, dataIndex: e.dataIndex }),
    );
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(node);
    return () => {
      watch.disconnect();
      drawn.current = null;
      chart.dispose();
    };
  }, [mode]);
  useEffect(() => {
    drawn.current?.setOption(
      { animationDuration: 140, animationDurationUpdate: 140, ...option },
      { notMerge: true },
    );
  }, [option, mode]);
  return <div ref={holder} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
