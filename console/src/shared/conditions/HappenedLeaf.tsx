import { AutoComplete, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Measure, Times } from '../playbook/types';
import css from './conditions.module.css';
import { useEditing } from './context';
import type { Leaf } from './model';
import { PatternFields } from './PatternFields';
import { WindowFields } from './WindowFields';

type Of<K extends Leaf['kind']> = { leaf: Extract<Leaf, { kind: K }>; onChange: (leaf: Leaf) => void };

/** At least, at most, exactly. */
export function TimesPick({ value, onChange }: { value: Times; onChange: (times: Times) => void }) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  return (
    <Select
      size="small"
      aria-label={t('editor.times')}
      disabled={disabled}
      value={value}
      popupMatchSelectWidth={false}
      options={(['AT_LEAST', 'AT_MOST', 'EXACTLY'] as const).map((v) => ({
        value: v,
        label: t(`times.${v}`),
      }))}
      onChange={onChange}
    />
  );
}

/** Something that happened: what, how often, when. */
export function HappenedLeaf({ leaf, onChange }: Of<'happened'>) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  return (
    <PatternFields value={leaf.pattern} onChange={(pattern) => onChange({ ...leaf, pattern })}>
      <TimesPick
        value={leaf.times}
        onChange={(times) =>
          onChange({ ...leaf, times, n: times === 'AT_LEAST' ? Math.max(1, leaf.n) : leaf.n })
        }
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
      <WindowFields value={leaf.window} onChange={(window) => onChange({ ...leaf, window })} />
    </PatternFields>
  );
}

const properties = ['amount', 'watchedMinutes', 'score', 'path', 'asset', 'context.source.campaign'];

/** A sum, a largest or a number of different values over what happened. */
export function MeasuredLeaf({ leaf, onChange }: Of<'measured'>) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  return (
    <>
      <Select
        size="small"
        aria-label={t('editor.measure')}
        disabled={disabled}
        value={leaf.measure}
        popupMatchSelectWidth={false}
        options={(['SUM', 'MAX', 'DISTINCT'] as const).map((m) => ({ value: m, label: t(`measure.${m}`) }))}
        onChange={(measure: Measure) => onChange({ ...leaf, measure })}
      />
      <AutoComplete
        size="small"
        className={css.middle ?? ''}
        aria-label={t('editor.measured')}
        placeholder={t('editor.measured')}
        disabled={disabled}
        value={leaf.property}
        popupMatchSelectWidth={false}
        options={properties.map((value) => ({ value }))}
        onChange={(property: string) => onChange({ ...leaf, property })}
      />
      <PatternFields
        value={leaf.pattern}
        sequence={false}
        onChange={(pattern) => onChange({ ...leaf, pattern })}
      >
        <TimesPick value={leaf.times} onChange={(times) => onChange({ ...leaf, times })} />
        <InputNumber
          size="small"
          aria-label={t('editor.amount')}
          disabled={disabled}
          value={leaf.amount}
          onChange={(amount) => amount !== null && onChange({ ...leaf, amount })}
        />
        <WindowFields value={leaf.window} daysOnly onChange={(window) => onChange({ ...leaf, window })} />
      </PatternFields>
    </>
  );
}
