import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { LineChart } from '@/shared/charts';
import { ErrorState, ListSkeleton, Panel } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { accountsKey, type Warmth } from '../api';
import css from '../accounts.module.css';

const spans = [13, 26, 52] as const;

/** How warm the company was, week by week. */
export function HeatPanel({ id, known }: { id: string; known: number }) {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const [weeks, setWeeks] = useState<number>(26);
  const heat = useQuery({
    queryKey: [...accountsKey, 'heat', id, weeks],
    queryFn: ({ signal }) => http.get<Warmth>(`/api/accounts/${id}/heat`, { query: { weeks }, signal }),
  });
  const points = heat.data?.points ?? [];
  return (
    <Panel
      title={t('heatOver')}
      extra={
        <Segmented
          size="small"
          aria-label={t('heatOver')}
          value={weeks}
          onChange={setWeeks}
          options={spans.map((value) => ({ value, label: t('weeks', { count: value }) }))}
        />
      }
    >
      {heat.isPending && <ListSkeleton />}
      {heat.isError && <ErrorState error={heat.error} onRetry={() => void heat.refetch()} />}
      {heat.isSuccess && (
        <>
          <LineChart
            area
            height={200}
            label={t('heatOver')}
            names={points.map(({ at }) => format.date(at))}
            series={[{ name: t('heat'), values: points.map((point) => Math.round(point.heat * 10) / 10) }]}
          />
          {heat.data.read < known && <p className={css.soft}>{t('heatRead', { count: heat.data.read })}</p>}
        </>
      )}
    </Panel>
  );
}
