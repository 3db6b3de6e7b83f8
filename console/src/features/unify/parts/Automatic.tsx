import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Radio, Space, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ErrorState, ListSkeleton, Panel, ProblemAlert } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { duplicatesKey, summaryQuery, type Summary } from '../api';
import css from './unify.module.css';

const percent = (share: number) => `${(share * 100).toFixed(share > 0.99 ? 1 : 0)} %`;

/** From which likelihood leads are merged without asking, with how often people agreed above each. */
export function Automatic() {
  const { t } = useTranslation('unify');
  const format = useFormat();
  const { message } = App.useApp();
  const client = useQueryClient();
  const summary = useQuery(summaryQuery);
  const set = useMutation({
    mutationFn: (limit: number | null) => http.put('/api/duplicates/automatic', { limit }),
    onSuccess: async () => {
      void message.success(t('automatic.saved'));
      await client.invalidateQueries({ queryKey: duplicatesKey });
    },
  });
  if (summary.isPending) return <ListSkeleton />;
  if (summary.isError) return <ErrorState error={summary.error} onRetry={() => void summary.refetch()} />;
  const { automatic, limits, learnedFrom } = summary.data;
  return (
    <>
      <Panel title={t('automatic.title')}>
        <p>{t('automatic.about')}</p>
        <Radio.Group
          value={automatic ?? 'never'}
          disabled={set.isPending}
          onChange={(e) => set.mutate(e.target.value === 'never' ? null : Number(e.target.value))}
        >
          <Space orientation="vertical">
            <Radio value="never">{t('automatic.never')}</Radio>
            {limits.map(({ from }) => (
              <Radio key={from} value={from}>
                {t('automatic.from', { share: percent(from) })}
              </Radio>
            ))}
          </Space>
        </Radio.Group>
        {set.isError && <ProblemAlert error={set.error} />}
      </Panel>
      <Panel title={t('automatic.record')}>
        <Table<Summary['limits'][number]>
          size="small"
          pagination={false}
          rowKey="from"
          dataSource={limits}
          columns={[
            { key: 'from', title: t('automatic.likelihood'), render: (_, row) => `≥ ${percent(row.from)}` },
            {
              key: 'decided',
              title: t('automatic.decided'),
              align: 'right',
              render: (_, row) => format.number(row.decided),
            },
            {
              key: 'precision',
              title: t('automatic.precision'),
              align: 'right',
              render: (_, row) =>
                row.low === null || row.high === null
                  ? t('automatic.unknown')
                  : t('automatic.between', {
                      share: percent(row.same / row.decided),
                      low: percent(row.low),
                      high: percent(row.high),
                    }),
            },
          ]}
        />
        <p className={css.soft}>
          {learnedFrom === 0
            ? t('automatic.shipped')
            : t('automatic.learned', { count: learnedFrom, text: format.number(learnedFrom) })}
        </p>
      </Panel>
    </>
  );
}
