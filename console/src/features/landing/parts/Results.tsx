import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, LeadsDrawer, ListSkeleton, Panel } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { DaysBar } from '@/shared/writing';
import { resultsQuery, type Arm, type Results as Told } from '../api';
import css from './landing.module.css';

/** How many saw each variant, how many of them became leads, and whether the difference is more than chance. */
export function Results({ id }: { id: string }) {
  const { t } = useTranslation(['landing', 'writing']);
  const format = useFormat();
  const [days, setDays] = useState<number>(30);
  const [shown, setShown] = useState<{ variant?: string; channel?: string }>();
  const results = useQuery(resultsQuery(id, days));
  const arms = results.data?.variants ?? [];
  const nobody = arms.every(({ visitors, leads, held }) => visitors + leads + held === 0);
  const leads = (many: number, which: { variant?: string; channel?: string }) => (
    <Button type="link" size="small" disabled={many === 0} onClick={() => setShown(which)}>
      {format.number(many)}
    </Button>
  );
  return (
    <>
      <DaysBar days={days} onChange={setDays} />
      {results.isPending && <ListSkeleton />}
      {results.isError && <ErrorState error={results.error} onRetry={() => void results.refetch()} />}
      {results.isSuccess && nobody && <EmptyState picture="chart">{t('results.empty')}</EmptyState>}
      {results.isSuccess && !nobody && (
        <div className={css.results}>
          <Panel title={t('results.rates')}>
            <Rates arms={arms} />
            {arms.length > 1 && <Alert type="info" showIcon title={t('results.patience')} />}
          </Panel>
          <Table<Arm>
            size="middle"
            pagination={false}
            dataSource={arms}
            rowKey={(row) => row.variant}
            aria-label={t('results.byVariant')}
            columns={[
              {
                key: 'variant',
                title: t('results.variant'),
                render: (_, row) => t('variant.name', { key: row.variant.toUpperCase() }),
              },
              {
                key: 'visitors',
                title: t('results.visitors'),
                align: 'right',
                render: (_, row) => format.number(row.visitors),
              },
              {
                key: 'leads',
                title: t('results.leads'),
                align: 'right',
                render: (_, row) => leads(row.leads, { variant: row.variant }),
              },
              {
                key: 'held',
                title: t('results.held'),
                align: 'right',
                render: (_, row) => format.number(row.held),
              },
              {
                key: 'against',
                title: t('results.against'),
                render: (_, row) => <Against arm={row} />,
              },
            ]}
          />
          <Table<Told['channels'][number]>
            size="middle"
            pagination={false}
            dataSource={results.data.channels}
            rowKey={(row) => row.channel}
            aria-label={t('results.byChannel')}
            columns={[
              {
                key: 'channel',
                title: t('results.channel'),
                render: (_, row) => t(`writing:from.${row.channel}`, { defaultValue: row.channel }),
              },
              {
                key: 'visitors',
                title: t('results.visitors'),
                align: 'right',
                render: (_, row) => format.number(row.visitors),
              },
              {
                key: 'leads',
                title: t('results.leads'),
                align: 'right',
                render: (_, row) => leads(row.leads, { channel: row.channel }),
              },
            ]}
          />
        </div>
      )}
      <LeadsDrawer
        title={t('results.people')}
        path={`/api/landing-pages/${id}/leads`}
        query={shown === undefined ? undefined : { ...shown, days }}
        at={t('results.at')}
        empty={t('results.nobody')}
        onClose={() => setShown(undefined)}
      />
    </>
  );
}

/** Each rate as a point within the limits between which it lies. */
function Rates({ arms }: { arms: Arm[] }) {
  const { t } = useTranslation('landing');
  const format = useFormat();
  const most = Math.max(0.01, ...arms.map(({ high }) => high ?? 0));
  const at = (share: number) => `${(share / most) * 100}%`;
  return (
    <dl className={css.rates}>
      {arms.map(({ variant, rate, low, high }) => (
        <div key={variant}>
          <dt>{t('variant.name', { key: variant.toUpperCase() })}</dt>
          <dd>
            {rate === null || low === null || high === null ? (
              <span className={css.soft}>{t('results.notSeen')}</span>
            ) : (
              <>
                <span className={css.scale}>
                  <span className={css.between} style={{ left: at(low), width: at(high - low) }} />
                  <span className={css.rate} style={{ left: at(rate) }} />
                </span>
                <span>
                  <b>{format.percent(rate)}</b>{' '}
                  <span className={css.soft}>
                    {t('results.between', { low: format.percent(low), high: format.percent(high) })}
                  </span>
                </span>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Against({ arm }: { arm: Arm }) {
  const { t } = useTranslation('landing');
  const format = useFormat();
  if (arm.verdict === null || arm.least === null || arm.most === null) return <>–</>;
  const points = (share: number) => `${share > 0 ? '+' : ''}${format.number(Math.round(share * 1000) / 10)}`;
  return (
    <span className={css.row}>
      <Tag color={{ BETTER: 'green', WORSE: 'red', OPEN: 'default' }[arm.verdict]} variant="filled">
        {t(`verdict.${arm.verdict}`)}
      </Tag>
      <span className={css.soft}>
        {t('results.difference', { least: points(arm.least), most: points(arm.most) })}
      </span>
    </span>
  );
}
