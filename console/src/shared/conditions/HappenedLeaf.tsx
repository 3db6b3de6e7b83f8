import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Times, Window } from '../playbook/types';
import css from './conditions.module.css';
import { useEditing } from './context';
import { DurationInput } from './DurationInput';
import type { Leaf } from './model';
import { PatternFields } from './PatternFields';

type Happened = Extract<Leaf, { kind: 'happened' }>;

/** Something that happened: what, how often, when. */
export function HappenedLeaf({ leaf, onChange }: { leaf: Happened; onChange: (leaf: Leaf) => void }) {
  const { t } = useTranslation('conditions');
  const { disabled, inJourney } = useEditing();
  const times = (['AT_LEAST', 'AT_MOST', 'EXACTLY'] as const).map((v) => ({
    value: v,
    label: t(`times.${v}`),
  }));
  const offersJourney = inJourney || leaf.window.kind === 'sinceJourney';
  const windows = (['ever', 'inLast', 'sinceStage', 'sinceJourney'] as const)
    .filter((kind) => kind !== 'sinceJourney' || offersJourney)
    .map((kind) => ({
      value: kind,
      label: kind === 'inLast' ? t('window.inLast', { span: '…' }) : t(`window.${kind}`),
    }));
  const chooseWindow = (kind: Window['kind']) =>
    onChange({ ...leaf, window: kind === 'inLast' ? { kind, duration: 'P30D' } : { kind } });
  return (
    <PatternFields value={leaf.pattern} onChange={(pattern) => onChange({ ...leaf, pattern })}>
      <Select
        size="small"
        aria-label={t('editor.times')}
        disabled={disabled}
        value={leaf.times}
        popupMatchSelectWidth={false}
        options={times}
        onChange={(value: Times) => onChange({ ...leaf, times: value })}
      />
      <InputNumber
        size="small"
        className={css.short ?? ''}
        aria-label={t('editor.count')}
        disabled={disabled}
        min={leaf.times === 'AT_LEAST' ? 1 : 0}
        max={1000}
        precision={0}
        value={leaf.n}
        onChange={(n) => n !== null && onChange({ ...leaf, n })}
      />
      <span className={css.soft}>{t('timesUnit')}</span>
      <Select
        size="small"
        aria-label={t('editor.window')}
        disabled={disabled}
        value={leaf.window.kind}
        popupMatchSelectWidth={false}
        options={windows}
        onChange={chooseWindow}
      />
      {leaf.window.kind === 'inLast' && (
        <DurationInput
          value={leaf.window.duration}
          onChange={(duration) => onChange({ ...leaf, window: { kind: 'inLast', duration } })}
        />
      )}
    </PatternFields>
  );
}
