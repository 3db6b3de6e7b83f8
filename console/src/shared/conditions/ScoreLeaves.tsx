import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Dimension } from '../playbook/types';
import css from './conditions.module.css';
import { useEditing } from './context';
import { DurationInput } from './DurationInput';
import type { Leaf } from './model';

type Scored = Extract<
  Leaf,
  {
    kind:
      | 'scoreAtLeast'
      | 'scoreBelow'
      | 'scoreCrossed'
      | 'scoreSumAtLeast'
      | 'accountScoreAtLeast'
      | 'gradeIn'
      | 'gradeRose';
  }
>;

const fits = ['A', 'B', 'C', 'D'];
const engagements = ['1', '2', '3', '4'];
const gradeOptions = [
  ...fits.flatMap((f) => engagements.map((e) => f + e)),
  ...fits.map((f) => `${f}*`),
  ...engagements.map((e) => `*${e}`),
].map((grade) => ({ value: grade, label: grade }));

/** Everything asked of scores and grades. */
export function ScoreLeaf({ leaf, onChange }: { leaf: Scored; onChange: (leaf: Leaf) => void }) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  switch (leaf.kind) {
    case 'scoreAtLeast':
    case 'scoreBelow':
      return (
        <>
          <DimensionPick value={leaf.dimension} onChange={(dimension) => onChange({ ...leaf, dimension })} />
          <Select
            size="small"
            aria-label={t('editor.op')}
            disabled={disabled}
            value={leaf.kind}
            popupMatchSelectWidth={false}
            options={[
              { value: 'scoreAtLeast', label: t('op.AT_LEAST') },
              { value: 'scoreBelow', label: t('op.LESS') },
            ]}
            onChange={(kind: 'scoreAtLeast' | 'scoreBelow') => onChange({ ...leaf, kind })}
          />
          <Points value={leaf.points} onChange={(points) => onChange({ ...leaf, points })} />
        </>
      );
    case 'scoreCrossed':
      return (
        <>
          <DimensionPick value={leaf.dimension} onChange={(dimension) => onChange({ ...leaf, dimension })} />
          <span className={css.soft}>{t('editor.roseTo')}</span>
          <Points value={leaf.points} onChange={(points) => onChange({ ...leaf, points })} />
          <span className={css.soft}>{t('editor.within')}</span>
          <DurationInput value={leaf.within} onChange={(within) => onChange({ ...leaf, within })} />
        </>
      );
    case 'scoreSumAtLeast':
      return (
        <>
          <span className={css.lead}>{t('editor.together')}</span>
          <Points value={leaf.points} onChange={(points) => onChange({ ...leaf, points })} />
        </>
      );
    case 'accountScoreAtLeast':
      return (
        <>
          <span className={css.lead}>{t('kind.accountScoreAtLeast')}</span>
          <span className={css.soft}>{t('op.AT_LEAST')}</span>
          <Points value={leaf.points} onChange={(points) => onChange({ ...leaf, points })} />
        </>
      );
    case 'gradeRose':
      return (
        <>
          <span className={css.lead}>{t('kind.gradeRose')}</span>
          <span className={css.soft}>{t('editor.within')}</span>
          <DurationInput value={leaf.within} onChange={(within) => onChange({ ...leaf, within })} />
        </>
      );
    case 'gradeIn':
      return (
        <>
          <span className={css.lead}>{t('kind.gradeIn')}</span>
          <Select
            mode="multiple"
            size="small"
            className={css.wide ?? ''}
            aria-label={t('editor.grades')}
            disabled={disabled}
            value={leaf.grades}
            options={gradeOptions}
            onChange={(grades: string[]) => onChange({ ...leaf, grades })}
          />
        </>
      );
  }
}

function DimensionPick({ value, onChange }: { value: Dimension; onChange: (d: Dimension) => void }) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  return (
    <Select
      size="small"
      aria-label={t('editor.dimension')}
      disabled={disabled}
      value={value}
      popupMatchSelectWidth={false}
      options={(['FIT', 'ENGAGEMENT', 'SPAM'] as const).map((d) => ({
        value: d,
        label: t(`dimension.${d}`),
      }))}
      onChange={onChange}
    />
  );
}

function Points({ value, onChange }: { value: number; onChange: (points: number) => void }) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  return (
    <InputNumber
      size="small"
      aria-label={t('editor.points')}
      disabled={disabled}
      value={value}
      onChange={(points) => points !== null && onChange(points)}
    />
  );
}
