import { InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import css from './conditions.module.css';
import { useEditing } from './context';
import { joinDuration, splitDuration, type DurationUnit } from '../playbook/duration';

const units: readonly DurationUnit[] = ['minute', 'hour', 'day', 'week'];

interface Props {
  value: string;
  onChange: (iso: string) => void;
}

/** A length of time as a number and a unit; kept as an ISO 8601 duration. */
export function DurationInput({ value, onChange }: Props) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  const span = splitDuration(value);
  return (
    <Space.Compact size="small">
      <InputNumber
        className={css.short ?? ''}
        aria-label={t('editor.duration')}
        disabled={disabled}
        min={1}
        precision={0}
        value={span.amount}
        onChange={(n) => n !== null && onChange(joinDuration(n, span.unit))}
      />
      <Select
        aria-label={t('editor.unit')}
        disabled={disabled}
        value={span.unit}
        popupMatchSelectWidth={false}
        options={units.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
        onChange={(unit: DurationUnit) => onChange(joinDuration(span.amount, unit))}
      />
    </Space.Compact>
  );
}
