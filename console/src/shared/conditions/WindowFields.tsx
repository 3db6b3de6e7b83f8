import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { Window } from '../playbook/types';
import { useEditing } from './context';
import { DurationInput } from './DurationInput';
import { lastDay } from './days';

function newWindow(kind: Window['kind']): Window {
  switch (kind) {
    case 'inLast':
      return { kind, duration: 'P30D' };
    case 'between':
      return { kind, from: dayjs().startOf('month').toISOString(), to: null };
    case 'ever':
    case 'sinceStage':
    case 'sinceJourney':
      return { kind };
  }
}

interface Props {
  value: Window;
  onChange: (window: Window) => void;
  /** Only those that whole days can be counted for. */
  daysOnly?: boolean;
}

/** The time in which events count. */
export function WindowFields({ value, onChange, daysOnly = false }: Props) {
  const { t } = useTranslation('conditions');
  const { disabled, inJourney } = useEditing();
  const all: Window['kind'][] = daysOnly
    ? ['ever', 'inLast', 'between']
    : ['ever', 'inLast', 'between', 'sinceStage', 'sinceJourney'];
  const offered = all.filter((kind) => kind === value.kind || kind !== 'sinceJourney' || inJourney);
  const nameOf = (kind: Window['kind']) => {
    if (kind === 'inLast') return t('window.inLast', { span: '…' });
    return kind === 'between' ? t('window.between', { from: '…', to: '…' }) : t(`window.${kind}`);
  };
  return (
    <>
      <Select
        size="small"
        aria-label={t('editor.window')}
        disabled={disabled}
        value={value.kind}
        popupMatchSelectWidth={false}
        options={offered.map((kind) => ({ value: kind, label: nameOf(kind) }))}
        onChange={(kind) => onChange(newWindow(kind))}
      />
      {value.kind === 'inLast' && (
        <DurationInput
          value={value.duration}
          {...(daysOnly ? { units: ['day', 'week'] as const } : {})}
          onChange={(duration) => onChange({ kind: 'inLast', duration })}
        />
      )}
      {value.kind === 'between' && (
        <DatePicker.RangePicker
          size="small"
          aria-label={t('editor.range')}
          disabled={disabled}
          allowEmpty
          value={[value.from ? dayjs(value.from) : null, value.to ? lastDay(value.to) : null]}
          onChange={(days) =>
            onChange({
              kind: 'between',
              from: days?.[0]?.startOf('day').toISOString() ?? null,
              to: days?.[1]?.add(1, 'day').startOf('day').toISOString() ?? null,
            })
          }
        />
      )}
    </>
  );
}
