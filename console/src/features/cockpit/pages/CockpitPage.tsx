import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { BarChart, Funnel } from '@/shared/charts';
import { EmptyState, ErrorState, Page, PageSkeleton, Panel } from '@/shared/components';
import { drillTo } from '@/shared/drill';
import { useFormat } from '@/shared/format';
import { useMode } from '@/shared/mode';
import { stepsOf } from '@/shared/reports';
import { okabeIto, sourceColour, type Mode } from '@/shared/theme';
import { cockpitQuery, type Summary } from '../api';
import { Attention } from '../parts/Attention';
import css from '../parts/cockpit.module.css';
import { Goal } from '../parts/Goal';
import { Sentence } from '../parts/Sentence';
import { VelocityPanel } from '../parts/VelocityPanel';

/** How the quarter stands, in one sentence and four pictures. */
export function CockpitPage() {
  const { t } = useTranslation('cockpit');
  const cockpit = useQuery(cockpitQuery);
  if (cockpit.isPending) return <PageSkeleton />;
  if (cockpit.isError) {
    return (
      <Page title={t('title')}>
        <ErrorState error={cockpit.error} onRetry={() => void cockpit.refetch()} />
      </Page>
    );
  }
  const it = cockpit.data;
  return (
    <Page title={t('title')}>
      <Sentence summary={it} />
      <Goal summary={it} />
      <div className={css.grid}>
        <div className={css.stack}>
          <FunnelPanel summary={it} />
          <RevenuePanel summary={it} />
        </div>
        <div className={css.stack}>
          <Attention items={it.attention} />
          <VelocityPanel summary={it} />
          <MqlPanel summary={it} />
        </div>
      </div>
    </Page>
  );
}

function FunnelPanel({ summary }: { summary: Summary }) {
  const { t } = useTranslation('cockpit');
  const navigate = useNavigate();
  const steps = stepsOf(summary.funnel, summary.funnelBefore);
  const none = steps.every((step) => step.value === 0 && (step.before ?? 0) === 0);
  return (
    <Panel
      title={t('funnel.title')}
      extra={
        <Link to="/reports/funnel" search={{ period: 'thisQuarter', compare: true }}>
          {t('funnel.open')}
        </Link>
      }
    >
      {none ? (
        <EmptyState picture="chart">{t('funnel.empty')}</EmptyState>
      ) : (
        <>
          <p className={css.soft}>{t('funnel.hint')}</p>
          <Funnel
            steps={steps}
            onOpen={(step) => {
              const drill = steps.find((s) => s.key === step.key)?.drill;
              if (drill !== undefined) void navigate(drillTo(drill) as never);
            }}
          />
        </>
      )}
    </Panel>
  );
}

/** Each source in its own colour; where two would share one, the later takes the next that is free. */
function coloursOf(sources: readonly string[], mode: Mode): string[] {
  const taken: string[] = [];
  for (const source of sources) {
    const own = sourceColour(source, mode);
    const free = okabeIto[mode].find((colour) => !taken.includes(colour));
    taken.push(taken.includes(own) && free !== undefined ? free : own);
  }
  return taken;
}

function RevenuePanel({ summary: { revenue, currency } }: { summary: Summary }) {
  const { t, i18n } = useTranslation('cockpit');
  const { mode } = useMode();
  const format = useFormat();
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', year: '2-digit', timeZone: 'UTC' });
  const colours = coloursOf(
    revenue.lines.map((line) => (line.rest ? 'other' : line.source)),
    mode,
  );
  return (
    <Panel title={t('revenue.title')} extra={<Link to="/reports/revenue">{t('funnel.open')}</Link>}>
      {revenue.lines.length === 0 ? (
        <EmptyState picture="chart">{t('revenue.empty')}</EmptyState>
      ) : (
        <BarChart
          stacked
          label={t('revenue.title')}
          height={300}
          names={revenue.months.map((m) => month.format(new Date(`${m}T00:00:00Z`)))}
          format={(v) => format.money({ amount: v, currency }, true)}
          series={revenue.lines.map((line, i) => ({
            name: line.rest ? t('revenue.rest') : line.source === '' ? t('unknown') : line.source,
            values: line.won,
            colour: colours[i] ?? '#777777',
          }))}
        />
      )}
    </Panel>
  );
}

function MqlPanel({ summary: { mqls } }: { summary: Summary }) {
  const { t, i18n } = useTranslation('cockpit');
  const navigate = useNavigate();
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });
  return (
    <Panel title={t('mqls.title')} extra={<Link to="/reports/mqls">{t('funnel.open')}</Link>}>
      <BarChart
        label={t('mqls.title')}
        height={180}
        names={mqls.map((m) => month.format(new Date(`${m.month}T00:00:00Z`)))}
        series={[{ name: t('mqls.title'), values: mqls.map((m) => m.count), colour: '#2F8FA6' }]}
        onClick={({ dataIndex }) => {
          const drill = mqls[dataIndex]?.drill;
          if (drill !== undefined) void navigate(drillTo(drill) as never);
        }}
      />
    </Panel>
  );
}
