import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, GradeBadge, LeadLink, Panel, StageBadge } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import {
  useReasonText,
  type BacktestReport,
  type Difference,
  type DifferenceChange,
  type DifferenceKind,
} from '@/shared/playbook';
import css from './whatif.module.css';

type Kind = 'all' | 'stage' | 'mql' | 'grade' | 'messages';
const kinds: readonly Kind[] = ['all', 'stage', 'mql', 'grade', 'messages'];
const kindOf: Record<DifferenceKind, Kind> = {
  stageDiffers: 'stage',
  mqlDiffers: 'mql',
  gradeDiffers: 'grade',
  messagesDiffer: 'messages',
};
const address: { differs: Kind } = { differs: 'all' };
const step = 25;

/** The leads treated differently, each with what differs and why. */
export function Differences({ report, names }: { report: BacktestReport; names: Record<string, string> }) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  const [{ differs }, patch] = useUrlState(address);
  const [most, setMost] = useState(step);
  const shown = report.examples.filter(
    (lead) => differs === 'all' || lead.changes.some((c) => kindOf[c.kind] === differs),
  );
  const count = (kind: Kind) => (kind === 'all' ? report.treatedDifferently : (report.differing[kind] ?? 0));
  return (
    <Panel
      title={t('leads.title', {
        count: report.treatedDifferently,
        number: format.number(report.treatedDifferently),
      })}
    >
      {report.treatedDifferently === 0 ? (
        <EmptyState picture="people">{t('leads.none')}</EmptyState>
      ) : (
        <>
          <Segmented
            value={differs}
            onChange={(to) => patch({ differs: to }, true)}
            options={kinds.map((value) => ({
              value,
              label: `${t(`leads.kind.${value}`)} ${format.number(count(value))}`,
            }))}
          />
          {shown.length < count(differs) && (
            <p className={css.soft}>{t('leads.listed', { count: shown.length })}</p>
          )}
          <ul className={css.leads}>
            {shown.slice(0, most).map((lead) => (
              <Line key={lead.lead} lead={lead} name={names[String(lead.lead)]} />
            ))}
          </ul>
          {shown.length > most && (
            <Button onClick={() => setMost(most + step)}>
              {t('leads.more', { count: Math.min(step, shown.length - most) })}
            </Button>
          )}
        </>
      )}
    </Panel>
  );
}

function Line({ lead, name }: { lead: Difference; name: string | undefined }) {
  return (
    <li>
      <LeadLink lead={{ id: String(lead.lead), name: name ?? null }} />
      <ul>
        {lead.changes.map((change) => (
          <Changed key={change.kind} change={change} />
        ))}
      </ul>
    </li>
  );
}

function Changed({ change }: { change: DifferenceChange }) {
  const { t } = useTranslation('whatif');
  const reason = useReasonText();
  const live = reason(change.liveReason);
  const draft = reason(change.draftReason);
  return (
    <li>
      <span className={css.soft}>{t(`leads.kind.${kindOf[change.kind]}`)}</span>{' '}
      <Value kind={change.kind} value={change.live} /> <span aria-hidden>→</span>{' '}
      <Value kind={change.kind} value={change.draft} />
      <div className={css.why}>
        {live === draft && draft !== undefined ? (
          <span>{draft}</span>
        ) : (
          <>
            {live !== undefined && <span>{t('leads.nowBecause', { why: live })}</span>}
            {draft !== undefined && <span>{t('leads.thenBecause', { why: draft })}</span>}
          </>
        )}
      </div>
    </li>
  );
}

function Value({ kind, value }: { kind: DifferenceKind; value: string | number | null | undefined }) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  if (value === null || value === undefined) return <span>{t(`leads.missing.${kindOf[kind]}`)}</span>;
  switch (kind) {
    case 'stageDiffers':
      return <StageBadge stage={String(value)} />;
    case 'gradeDiffers':
      return <GradeBadge grade={String(value)} />;
    case 'mqlDiffers':
      return <span>{format.date(value)}</span>;
    case 'messagesDiffer':
      return <span>{format.number(Number(value))}</span>;
  }
}
