import { InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { joinDuration, splitDuration, type DurationUnit } from './duration';

const units: DurationUnit[] = ['minute', 'hour', 'day', 'week'];

interface Props {
  value: string;
  onChange: (iso: string) => void;
  label?: string;
}

/** A length of time as a number and a unit. */
export function DurationInput({ value, onChange, label }: Props) {
  const { t } = useTranslation('playbook');
  const { amount, unit } = splitDuration(value);
  return (
    <Space.Compact block>
      <InputNumber
        min={0}
        precision={0}
        value={amount}
        aria-label={label ?? t('edit.amount')}
        style={{ width: 96 }}
        onChange={(n) => onChange(joinDuration(n ?? 0, unit))}
      />
      <Select<DurationUnit>
        value={unit}
        aria-label={t('edit.unit')}
        style={{ width: 110 }}
        options={units.map((u) => ({ value: u, label: t(`unitName.${u}`) }))}
        onChange={(u) => onChange(joinDuration(amount, u))}
      />
    </Space.Compact>
  );
}
