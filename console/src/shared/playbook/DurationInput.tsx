import { InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { joinDuration, splitDuration, type DurationUnit } from './duration';

const every: readonly DurationUnit[] = ['minute', 'hour', 'day', 'week'];

interface Props {
  value: string;
  onChange: (iso: string) => void;
  label?: string;
  id?: string;
  min?: number;
  small?: boolean;
  disabled?: boolean;
  /** Only these units; working time has no days of its own. */
  units?: readonly DurationUnit[];
}

/** A length of time as a number and a unit; kept as an ISO 8601 duration. */
export function DurationInput({
  value,
  onChange,
  label,
  id,
  min = 0,
  small = false,
  disabled = false,
  units = every,
}: Props) {
  const { t } = useTranslation('playbook');
  const { amount, unit } = splitDuration(value, units);
  return (
    <Space.Compact {...(small ? { size: 'small' } : {})}>
      <InputNumber
        {...(id === undefined ? {} : { id })}
        min={min}
        precision={0}
        value={amount}
        disabled={disabled}
        aria-label={label ?? t('edit.amount')}
        style={{ width: small ? 68 : 96 }}
        onChange={(n) => onChange(joinDuration(n ?? min, unit))}
      />
      <Select<DurationUnit>
        value={unit}
        disabled={disabled}
        aria-label={t('edit.unit')}
        style={{ minWidth: small ? 78 : 110 }}
        popupMatchSelectWidth={false}
        options={units.map((u) => ({ value: u, label: t(`unitName.${u}`) }))}
        onChange={(u) => onChange(joinDuration(amount, u))}
      />
    </Space.Compact>
  );
}
