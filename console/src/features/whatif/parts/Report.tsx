import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { Grades, useDraftBacktest, useHeadline, type Backtest, type BacktestReport } from '@/shared/playbook';
import { AccuracyPicture } from './AccuracyPicture';
import { Differences } from './Differences';
import { Messages } from './Messages';
import { TimeToMql } from './TimeToMql';
import { Load, Volumes } from './Weekly';
import css from './whatif.module.css';

/** What came of a backtest: the sentence, the pictures, the leads. */
export function Report({ test, report }: { test: Backtest; report: BacktestReport }) {
  const { t } = useTranslation('whatif');
  const headline = useHeadline();
  const current = useDraftBacktest();
  const isDraft = test.version === null || test.version === undefined;
  const stale = isDraft && current?.standing.id !== test.standing.id;
  return (
    <div className={css.report}>
      <p className={css.headline}>{headline(report)}</p>
      <Basis test={test} report={report} />
      {stale && <Alert type="info" showIcon title={t('report.stale')} />}
      {report.leads === 0 && <Alert type="info" showIcon title={t('report.noLeads')} />}
      <div className={css.grid}>
        <Volumes report={report} />
        <Panel title={t('accuracy.title')}>
          <AccuracyPicture live={report.live.accuracy} draft={report.draft.accuracy} />
        </Panel>
        <Load report={report} />
        <Panel title={t('time.title')}>
          <TimeToMql live={report.live.timeToMql} draft={report.draft.timeToMql} />
        </Panel>
      </div>
      <Panel title={t('grades.title')}>
        <div className={css.pair}>
          <Grades title={t('side.live')} grades={report.live.grades} />
          <Grades title={t('side.candidate')} grades={report.draft.grades} before={report.live.grades} />
        </div>
      </Panel>
      <Messages report={report} />
      <Differences report={report} names={test.names} />
    </div>
  );
}

/** What was compared with what, over which time, and why its numbers open no list. */
function Basis({ test, report }: { test: Backtest; report: BacktestReport }) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  const { from, until } = report.yardstick;
  const candidate =
    test.version === null || test.version === undefined
      ? t('side.draft')
      : t('side.version', { version: test.version });
  return (
    <p className={css.soft}>
      {t('report.basis', {
        candidate,
        leads: format.number(report.leads),
        events: format.number(report.events),
      })}{' '}
      <Link to="/playbook/history" search={{ open: test.live }}>
        {t('side.version', { version: test.live })}
      </Link>
      {' · '}
      {from
        ? t('report.from', { from: format.date(from), to: format.date(until) })
        : t('report.whole', { to: format.date(until) })}
      {' · '}
      {t('report.noList')}
      {report.cut > 0 && ` ${t('report.cut', { count: report.cut })}`}
    </p>
  );
}
