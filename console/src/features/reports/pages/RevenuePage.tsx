import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Select, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { BarChart } from '@/shared/charts';
import { EmptyState, ErrorState, ListSkeleton, Money } from '@/shared/components';
import type { Drill } from '@/shared/drill';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import { downloadCsv, type Compared } from '@/shared/reports';
import { DrillNumber } from '../parts/DrillNumber';
import { Hint } from '../parts/Hint';
import { KeyCell, useKeyName, type By } from '../parts/keys';
import { reportAddress, ReportFrame } from '../parts/ReportFrame';
import css from '../parts/reports.module.css';
import { daysOf } from '../period';

interface Row {
  key: string;
  won: string;
  deals: number;
  customers: number;
  cost: string;
  leads: number;
  mqls: number;
  costPerLead: string | null;
  costPerMql: string | null;
  costPerCustomer: string | null;
  roi: number | null;
  wonDrill: Drill;
  leadsDrill: Drill;
  mqlsDrill: Drill;
}

interface Revenue {
  currency: string;
  rows: Row[];
  total: Row;
  unconverted: { currency: string; won: string; cost: string }[];
}

const address = { ...reportAddress, by: 'source' };
const rowsBy: readonly By[] = ['source', 'channel', 'campaign', 'month'];

/** Which sources bring customers, and at what cost? */
export function RevenuePage() {
  const { t } = useTranslation('reports');
  const [url, patch] = useUrlState(address);
  const days = daysOf(url.period, url);
  const by = url.by as By;
  const query = { ...days, by, compare: url.compare };
  const report = useQuery({
    queryKey: ['reports', 'revenue', query],
    queryFn: ({ signal }) => http.get<Compared<Revenue>>('/api/reports/revenue', { query, signal }),
    placeholderData: keepPreviousData,
  });
  const keyName = useKeyName();
  const exportCsv = () => {
    if (report.data === undefined) return;
    const { now } = report.data;
    downloadCsv(`revenue-${days.from}-${days.to}`, [
      [
        t(`key.${by}`),
        t('revenue.won'),
        t('revenue.deals'),
        t('revenue.customers'),
        t('revenue.cost'),
        t('revenue.leads'),
        t('revenue.mqls'),
        t('revenue.perLead'),
        t('revenue.perMql'),
        t('revenue.perCustomer'),
        t('revenue.roi'),
        t('costs.currency'),
      ],
      ...[...now.rows, now.total].map((r) => [
        r === now.total ? t('revenue.total') : keyName(by, r.key),
        r.won,
        r.deals,
        r.customers,
        r.cost,
        r.leads,
        r.mqls,
        r.costPerLead,
        r.costPerMql,
        r.costPerCustomer,
        r.roi,
        now.currency,
      ]),
    ]);
  };
  return (
    <ReportFrame
      title={t('revenue.title')}
      lede={t('revenue.about')}
      url={url}
      patch={patch}
      onExport={exportCsv}
      choices={
        <>
          <Select
            style={{ minWidth: 140 }}
            value={url.by}
            aria-label={t('by.label')}
            onChange={(to: string) => patch({ by: to })}
            options={rowsBy.map((d) => ({ value: d, label: t(`by.${d}`) }))}
          />
          <Link to="/reports/costs">{t('revenue.costs')}</Link>
        </>
      }
    >
      {report.isPending && <ListSkeleton rows={8} />}
      {report.isError && <ErrorState error={report.error} onRetry={() => void report.refetch()} />}
      {report.isSuccess &&
        (report.data.now.rows.length === 0 ? (
          <EmptyState picture="chart">{t('revenue.empty')}</EmptyState>
        ) : (
          <Answer data={report.data} by={by} keyName={keyName} />
        ))}
    </ReportFrame>
  );
}

interface AnswerProps {
  data: Compared<Revenue>;
  by: By;
  keyName: (by: By, key: string) => string;
}

function Answer({ data: { now, before }, by, keyName }: AnswerProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const money = (amount: string) => ({ amount, currency: now.currency });
  const shown = now.rows
    .filter((r) => Number(r.won) > 0 || Number(r.cost) > 0)
    .slice(0, by === 'month' ? 24 : 12);
  const was = (key: string) => before?.rows.find((r) => r.key === key);
  return (
    <>
      {now.unconverted.length > 0 && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t('revenue.unconverted', {
            amounts: now.unconverted
              .flatMap((u) =>
                [u.won, u.cost].filter((a) => Number(a) !== 0).map((a) => ({ a, c: u.currency })),
              )
              .map(({ a, c }) => format.money({ amount: a, currency: c }))
              .join(', '),
          })}
          action={
            <Link to="/reports/costs" search={{ tab: 'rates' }}>
              {t('revenue.addRate')}
            </Link>
          }
        />
      )}
      <div className={css.picture}>
        <BarChart
          label={t('revenue.title')}
          names={shown.map((r) => keyName(by, r.key))}
          height={by === 'month' ? 280 : Math.max(200, 70 + shown.length * 34)}
          horizontal={by !== 'month'}
          format={(v) => format.money({ amount: v, currency: now.currency }, true)}
          series={[
            { name: t('revenue.won'), values: shown.map((r) => Number(r.won)), colour: '#0E7C66' },
            { name: t('revenue.cost'), values: shown.map((r) => Number(r.cost)), colour: '#C08A1E' },
            ...(before === null || by === 'month'
              ? []
              : [
                  {
                    name: `${t('revenue.won')} (${t('earlier')})`,
                    values: shown.map((r) => Number(was(r.key)?.won ?? 0)),
                    colour: '#0E7C66',
                    faint: true,
                  },
                ]),
          ]}
        />
      </div>
      <RevenueTable now={now} by={by} keyName={keyName} was={was} money={money} compared={before !== null} />
    </>
  );
}

interface TableProps {
  now: Revenue;
  by: By;
  keyName: (by: By, key: string) => string;
  was: (key: string) => Row | undefined;
  money: (amount: string) => { amount: string; currency: string };
  compared: boolean;
}

function RevenueTable({ now, by, keyName, was, money, compared }: TableProps) {
  const { t } = useTranslation('reports');
  const format = useFormat();
  const right = 'right' as const;
  const amount = (value: string | null) => <Money value={value === null ? null : money(value)} />;
  const roi = (value: number | null) => (value === null ? '–' : format.percent(value, 0));
  const cells = (row: Row, name: string) => [
    <>
      {amount(row.won)}
      {compared && by !== 'month' && row !== now.total && (
        <span className={css.rate}>
          {t('before', { value: format.money(money(was(row.key)?.won ?? '0')) })}
        </span>
      )}
    </>,
    <DrillNumber value={row.deals} drill={row.wonDrill} label={`${name}, ${t('revenue.deals')}`} />,
    format.number(row.customers),
    amount(row.cost),
    <DrillNumber value={row.leads} drill={row.leadsDrill} label={`${name}, ${t('revenue.leads')}`} />,
    <DrillNumber value={row.mqls} drill={row.mqlsDrill} label={`${name}, ${t('revenue.mqls')}`} />,
    amount(row.costPerLead),
    amount(row.costPerMql),
    amount(row.costPerCustomer),
    roi(row.roi),
  ];
  const measures = [
    ['won', 'wonHint'],
    ['deals', 'dealsHint'],
    ['customers', 'customersHint'],
    ['cost', 'costHint'],
    ['leads', 'leadsHint'],
    ['mqls', 'mqlsHint'],
    ['perLead', 'perHint'],
    ['perMql', 'perHint'],
    ['perCustomer', 'perHint'],
    ['roi', 'roiHint'],
  ] as const;
  return (
    <Table<Row>
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
        ...measures.map(([key, hint], i) => ({
          key,
          align: right,
          title: <Hint name={t(`revenue.${key}`)} says={t(`revenue.${hint}`)} />,
          render: (_: unknown, row: Row) => cells(row, keyName(by, row.key))[i],
        })),
      ]}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0}>
            <strong>{t('revenue.total')}</strong>
          </Table.Summary.Cell>
          {cells(now.total, t('revenue.total')).map((content, i) => (
            <Table.Summary.Cell key={i} index={i + 1} align="right">
              <strong>{content}</strong>
            </Table.Summary.Cell>
          ))}
        </Table.Summary.Row>
      )}
    />
  );
}
