import type { DurationUnit } from '../playbook/duration';
import { DurationInput as Shared } from '../playbook/DurationInput';
import { useTranslation } from 'react-i18next';
import { useEditing } from './context';

interface Props {
  value: string;
  onChange: (iso: string) => void;
  units?: readonly DurationUnit[];
}

/** A length of time within a line of a condition. */
export function DurationInput({ value, onChange, units }: Props) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  return (
    <Shared
      small
      value={value}
      label={t('editor.duration')}
      disabled={disabled}
      min={1}
      {...(units === undefined ? {} : { units })}
      onChange={onChange}
    />
  );
}
