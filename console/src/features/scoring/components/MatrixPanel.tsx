import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Matrix } from '@/shared/charts';
import { ChartSkeleton, ErrorState, Panel } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { effectQuery, type Draft, type GradeMatrix } from '@/shared/playbook';
import { matrixQuery } from '../api';
import { engagements, fits, readyGrades } from '../model';
import { Limits } from './Limits';
import css from './scoring.module.css';

interface Props {
  draft: Draft;
  /** Whether the draft changes anything, so that its picture is worth asking for. */
  ahead: boolean;
  editable: boolean;
}

/** Fit × engagement with the leads in it: as it is now, and as it would be with the draft. */
export function MatrixPanel({ draft, ahead, editable }: Props) {
  const { t } = useTranslation('scoring');
  const format = useFormat();
  const navigate = useNavigate();
  const [side, setSide] = useState<'now' | 'draft'>('now');
  const [limits, setLimits] = useState(false);
  const shown = ahead ? side : 'now';
  const now = useQuery(matrixQuery);
  const effect = useQuery({ ...effectQuery(draft.etag), enabled: shown === 'draft' });
  const query = shown === 'now' ? now : effect;
  const grades = shown === 'now' ? now.data?.grades : effect.data?.grades.draft;
  const { lifecycle, scoring } = draft.playbook;
  const ready = readyGrades(lifecycle);
  const label = useLimitLabels(scoring.matrix);
  return (
    <Panel
      title={t('matrix.title')}
      extra={
        ahead && (
          <Segmented
            size="small"
            value={side}
            options={(['now', 'draft'] as const).map((s) => ({ value: s, label: t(`matrix.${s}`) }))}
            onChange={setSide}
          />
        )
      }
    >
      {query.isPending && <ChartSkeleton height={290} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {grades !== undefined && (
        <Matrix
          label={t('matrix.title')}
          corner={t('matrix.axis')}
          rows={fits}
          columns={engagements}
          rowLabel={label.fit}
          columnLabel={label.engagement}
          cells={fits.flatMap((row) =>
            engagements.map((column) => ({
              row,
              column,
              label: row + column,
              value: grades[row + column] ?? 0,
            })),
          )}
          marked={(cell) => ready.has(cell.row + cell.column)}
          {...(shown === 'now'
            ? {
                onOpen: (cell) => void navigate({ to: '/leads', search: { grade: cell.row + cell.column } }),
              }
            : {})}
        />
      )}
      <div className={css.foot}>
        <span>
          {shown === 'now'
            ? now.data !== undefined && t('matrix.total', { total: format.number(now.data.total) })
            : effect.data !== undefined && t('matrix.sample', { count: effect.data.sample })}
          {ready.size > 0 && ` · ${t('matrix.ready')}`}
        </span>
        {editable && !limits && (
          <Button size="small" onClick={() => setLimits(true)}>
            {t('matrix.edit')}
          </Button>
        )}
      </div>
      {limits && <Limits scoring={scoring} onDone={() => setLimits(false)} />}
    </Panel>
  );
}

function useLimitLabels(m: GradeMatrix) {
  const { t } = useTranslation('scoring');
  const say =
    (axis: 'fit' | 'engagement', names: readonly string[], limits: readonly number[]) => (grade: string) => {
      const limit = limits[names.indexOf(grade)];
      return limit === undefined
        ? t(`matrix.${axis}Last`, { grade, limit: limits.at(-1) })
        : t(`matrix.${axis}`, { grade, limit });
    };
  return {
    fit: say('fit', fits, [m.a, m.b, m.c]),
    engagement: say('engagement', engagements, [m.one, m.two, m.three]),
  };
}
