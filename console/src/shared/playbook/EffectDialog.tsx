import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { Matrix } from '../charts/Matrix';
import { ErrorState, GradeBadge, LeadLink, ListSkeleton, StageBadge } from '../components';
import { effectQuery } from './api';
import css from './effect.module.css';
import type { DraftEffect, Standing } from './types';

const fits = ['A', 'B', 'C', 'D'];
const engagements = ['1', '2', '3', '4'];
const shown = 12;

/** What the draft would change on a sample of real leads, before anyone is touched. */
export function EffectDialog({ open, onClose, etag }: { open: boolean; onClose: () => void; etag: string }) {
  const { t } = useTranslation('playbook');
  const effect = useQuery({ ...effectQuery(etag), enabled: open });
  return (
    <Modal
      open={open}
      title={t('draft.seeEffect')}
      onCancel={onClose}
      footer={null}
      width={860}
      destroyOnHidden
    >
      {effect.isPending && <ListSkeleton rows={8} />}
      {effect.isError && <ErrorState error={effect.error} onRetry={() => void effect.refetch()} />}
      {effect.isSuccess && <Effect effect={effect.data} />}
    </Modal>
  );
}

export function Effect({ effect }: { effect: DraftEffect }) {
  const { t } = useTranslation('playbook');
  const moved = effect.changed.length;
  return (
    <div className={css.effect}>
      <p className={css.headline}>
        {t('draft.sample', { count: effect.sample })}
        {': '}
        <strong>{moved === 0 ? t('draft.unmoved') : t('draft.moved', { count: moved })}</strong>
      </p>
      <div className={css.pair}>
        <Grades title={t('draft.now')} grades={effect.grades.live} />
        <Grades title={t('draft.after')} grades={effect.grades.draft} before={effect.grades.live} />
      </div>
      <Stages live={effect.stages.live} draft={effect.stages.draft} />
      {moved > 0 && (
        <ul className={css.moves}>
          {effect.changed.slice(0, shown).map((c) => (
            <li key={c.lead}>
              <LeadLink lead={{ id: String(c.lead), name: c.name ?? null }} />
              <Where at={c.from} />
              <span aria-hidden>→</span>
              <Where at={c.to} />
            </li>
          ))}
          {moved > shown && <li className={css.soft}>{t('draft.more', { count: moved - shown })}</li>}
        </ul>
      )}
    </div>
  );
}

function Where({ at }: { at: Standing }) {
  return (
    <span className={css.where}>
      <GradeBadge grade={at.grade} />
      {at.stage !== undefined && at.stage !== null && <StageBadge stage={at.stage} />}
    </span>
  );
}

export function Grades({
  title,
  grades,
  before,
}: {
  title: string;
  grades: Record<string, number>;
  before?: Record<string, number>;
}) {
  const cells = fits.flatMap((row) =>
    engagements.map((column) => {
      const grade = row + column;
      const change = before === undefined ? 0 : (grades[grade] ?? 0) - (before[grade] ?? 0);
      return {
        row,
        column,
        value: grades[grade] ?? 0,
        label: change === 0 ? grade : `${grade} ${change > 0 ? '+' : '−'}${Math.abs(change)}`,
      };
    }),
  );
  return (
    <div>
      <h3 className={css.title}>{title}</h3>
      <Matrix rows={fits} columns={engagements} cells={cells} label={title} />
    </div>
  );
}

function Stages({ live, draft }: { live: Record<string, number>; draft: Record<string, number> }) {
  const { t } = useTranslation('playbook');
  const changed = [...new Set([...Object.keys(live), ...Object.keys(draft)])].filter(
    (s) => (live[s] ?? 0) !== (draft[s] ?? 0),
  );
  if (changed.length === 0) return null;
  return (
    <table className={css.stages}>
      <thead>
        <tr>
          <th scope="col">{t('draft.stages')}</th>
          <th scope="col">{t('draft.now')}</th>
          <th scope="col">{t('draft.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changed.map((stage) => (
          <tr key={stage}>
            <td>
              <StageBadge stage={stage} />
            </td>
            <td>{live[stage] ?? 0}</td>
            <td>
              <strong>{draft[stage] ?? 0}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
