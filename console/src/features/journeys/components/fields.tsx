/** The lines a node's settings are made of: each a label and one control. */
import { AutoComplete, Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { DurationInput } from '@/shared/playbook';
import { useAssignees } from '../api';
import css from './editor.module.css';
import { Field } from './Field';

interface Line<T> {
  label: string;
  hint?: string;
  value: T;
  disabled: boolean;
  onChange: (value: T) => void;
}

const hinted = (hint: string | undefined) => (hint === undefined ? {} : { hint });

export interface Option {
  value: string;
  label: string;
}

/** Things by name, as a select wants them. */
export const optionsOf = (list: readonly { id: string; name: string }[]): Option[] =>
  list.map((e) => ({ value: e.id, label: e.name }));

/** One of a list; what is chosen stays to be seen when the list no longer has it. */
export function ChooseField(props: Line<string> & { options: readonly Option[]; placeholder?: string }) {
  const { label, hint, value, disabled, options, placeholder, onChange } = props;
  const known = value === '' || options.some((o) => o.value === value);
  return (
    <Field label={label} {...hinted(hint)}>
      {(id) => (
        <Select
          id={id}
          value={value === '' ? undefined : value}
          disabled={disabled}
          placeholder={placeholder}
          showSearch={{ optionFilterProp: 'label' }}
          options={known ? [...options] : [...options, { value, label: value }]}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

export function TextField(props: Line<string> & { placeholder?: string; rows?: number }) {
  const { label, hint, value, disabled, placeholder, rows, onChange } = props;
  return (
    <Field label={label} {...hinted(hint)}>
      {(id) =>
        rows === undefined ? (
          <Input
            id={id}
            value={value}
            disabled={disabled}
            placeholder={placeholder}
            onChange={(e) => onChange(e.target.value)}
          />
        ) : (
          <Input.TextArea
            id={id}
            rows={rows}
            value={value}
            disabled={disabled}
            placeholder={placeholder}
            onChange={(e) => onChange(e.target.value)}
          />
        )
      }
    </Field>
  );
}

/** Text with things to choose from. */
export function SuggestField(props: Line<string> & { options: readonly Option[]; placeholder?: string }) {
  const { label, hint, value, disabled, options, placeholder, onChange } = props;
  return (
    <Field label={label} {...hinted(hint)}>
      {(id) => (
        <AutoComplete
          id={id}
          value={value}
          disabled={disabled}
          placeholder={placeholder}
          options={[...options]}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

interface Bounds {
  min?: number;
  max?: number;
  /** Decimals; whole numbers when left out. */
  precision?: number;
  suffix?: string;
}

/** A number; `empty` stands for none. */
export function NumberField(props: Line<number | null> & Bounds) {
  const { label, hint, value, disabled, precision = 0, onChange, ...rest } = props;
  const { min, max, suffix } = rest;
  return (
    <Field label={label} {...hinted(hint)}>
      {(id) => (
        <InputNumber
          id={id}
          {...(min === undefined ? {} : { min })}
          {...(max === undefined ? {} : { max })}
          {...(suffix === undefined ? {} : { suffix })}
          precision={precision}
          value={value}
          disabled={disabled}
          style={{ width: 140 }}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

export function DurationField({ label, hint, value, disabled, onChange }: Line<string>) {
  return (
    <Field label={label} {...hinted(hint)}>
      {(id) => (
        <DurationInput id={id} label={label} value={value} disabled={disabled} min={1} onChange={onChange} />
      )}
    </Field>
  );
}

/** A time of day, `09:30`. */
export function TimeField({ label, hint, value, disabled, onChange }: Line<string>) {
  return (
    <Field label={label} {...hinted(hint)}>
      {(id) => (
        <Input
          id={id}
          type="time"
          value={value.slice(0, 5)}
          disabled={disabled}
          style={{ width: 140 }}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

export function SwitchField({ label, hint, value, disabled, onChange }: Line<boolean>) {
  return (
    <div className={css.field}>
      <label className={css.switch}>
        <Switch size="small" checked={value} disabled={disabled} onChange={onChange} />
        {label}
      </label>
      {hint !== undefined && <span className={css.label}>{hint}</span>}
    </div>
  );
}

const teams = ['marketing', 'sdr', 'sales', 'success'] as const;

/** A team or a person; with `owner` also whoever owns the lead. */
export function AssigneeField(props: {
  value: string;
  disabled: boolean;
  owner?: boolean;
  onChange: (to: string) => void;
}) {
  const { value, disabled, owner = false, onChange } = props;
  const { t } = useTranslation('journeys');
  const people = useAssignees();
  const options = [
    ...(owner ? [{ value: 'owner', label: t('settings.owner') }] : []),
    ...teams.map((team) => ({
      value: `team:${team}`,
      label: t('settings.team', { name: t(`team.${team}`) }),
    })),
    ...people.map((p) => ({ value: `user:${p.id}`, label: p.name })),
  ];
  return (
    <ChooseField
      label={t('settings.to')}
      value={value}
      disabled={disabled}
      options={options}
      onChange={onChange}
    />
  );
}
