import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { BarChart } from '@/shared/charts';
import { useFormat } from '@/shared/format';
import { durationSeconds, type Journey } from '@/shared/playbook';
import editor from '../components/editor.module.css';
import type { DryRunReport, Range, RunStanding } from './api';
import css from './dryrun.module.css';
import { channelsOf } from './numbers';

interface Props {
  journey: Journey;
  report: DryRunReport;
  standing: RunStanding;
}

/** What came of a dry run: goals, messages, what was delayed or withheld, and how leads left. */
export function Results({ journey, report, standing }: Props) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const days = Math.round(durationSeconds(report.plan.horizon) / 86_400);
  const goals = journey.nodes.filter((n) => n.kind === 'goal');
  return (
    <section aria-label={t('dry.results')}>
      <p className={editor.soft}>
        {t('dry.of', {
          count: report.leads,
          n: format.number(report.leads),
          days,
          runs: report.plan.runs,
          when: format.dateTime(standing.askedAt),
        })}
      </p>
      <Figures>
        <Figure name={t('live.entered')} range={report.entered} of={report.leads} />
        {goals.map((g) => (
          <Figure
            key={g.id}
            name={t('dry.goal', { name: g.name || t('kind.goal') })}
            range={report.goals[g.id]}
            of={report.entered.mean}
          />
        ))}
      </Figures>
      <Messages report={report} />
      <Reasons title={t('dry.delayed')} none={t('dry.noneDelayed')} words="delay" of={report.delayed} />
      <Reasons title={t('dry.withheld')} none={t('dry.noneWithheld')} words="why" of={report.withheld} />
      <Reasons title={t('dry.exits')} words="outcome" of={report.exits} />
      {report.cut > 0 && <p className={editor.soft}>{t('dry.cut', { count: report.cut })}</p>}
      <p className={editor.soft}>{t('dry.rangeHint')}</p>
    </section>
  );
}

function Figures({ children }: { children: React.ReactNode }) {
  return <dl className={css.figures}>{children}</dl>;
}

/** A mean with the range in which nine of ten runs lie, and its share of a whole. */
function Figure({ name, range, of }: { name: string; range: Range | undefined; of?: number }) {
  const format = useFormat();
  const { t } = useTranslation('journeys');
  const round = (n: number) => format.number(n < 10 ? Math.round(n * 10) / 10 : Math.round(n));
  const { mean, low, high } = range ?? { mean: 0, low: 0, high: 0 };
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <strong>{round(mean)}</strong>
        {of !== undefined && of > 0 && <span className={css.soft}> {format.percent(mean / of, 0)}</span>}
        <span className={css.soft}>{t('dry.range', { low: round(low), high: round(high) })}</span>
      </dd>
    </>
  );
}

function Messages({ report }: { report: DryRunReport }) {
  const { t } = useTranslation('journeys');
  const { t: p } = useTranslation('playbook');
  const format = useFormat();
  const channels = channelsOf(report);
  const label = t('dry.perDay');
  if (channels.length === 0) return <p className={css.soft}>{t('dry.noMessages')}</p>;
  return (
    <>
      <h3 className={css.head}>{label}</h3>
      <BarChart
        stacked
        height={150}
        label={label}
        names={report.days.map((d) => format.date(d.date))}
        series={channels.map((c) => ({
          name: p(`channel.${c}`, c),
          values: report.days.map((d) => Math.round((d.messages[c]?.mean ?? 0) * 10) / 10),
        }))}
      />
    </>
  );
}

interface ReasonsProps {
  title: string;
  /** Said when there is nothing to list; else the title goes too. */
  none?: string;
  words: string;
  of: Readonly<Record<string, Range>>;
}

function Reasons({ title, none, words, of }: ReasonsProps) {
  const { t } = useTranslation('journeys');
  const rows = Object.entries(of)
    .filter(([, r]) => r.high > 0)
    .sort(([, a], [, b]) => b.mean - a.mean);
  if (rows.length === 0) return none === undefined ? null : <p className={css.soft}>{none}</p>;
  return (
    <>
      <h3 className={css.head}>{title}</h3>
      <Figures>
        {rows.map(([code, range]) => (
          <Fragment key={code}>
            <Figure name={t(`${words}.${code}`, code)} range={range} />
          </Fragment>
        ))}
      </Figures>
    </>
  );
}
