import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { FilterOp, TraitOp, Value } from '../playbook/types';
import css from './conditions.module.css';
import { useEditing } from './context';
import { arity, readScalar } from './leaves';
import type { FieldType, Scalar } from './model';

interface Props {
  op: TraitOp | FilterOp;
  type: FieldType | undefined;
  options: readonly string[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
}

/** As many values as the operator takes, each entered as its type wants. */
export function ValuesInput({ op, type, options, values, onChange }: Props) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  const wanted = arity(op);
  if (wanted === 0) return null;
  if (op === 'IN_LAST_DAYS' || op === 'IN_NEXT_DAYS') {
    return (
      <>
        <NumberInput
          label={t('editor.value')}
          value={values[0]}
          onChange={(v) => onChange(v === null ? [] : [v])}
        />
        <span className={css.soft}>{t('editor.days')}</span>
      </>
    );
  }
  if (wanted === 'many') {
    const read = (texts: string[]) =>
      onChange(texts.flatMap((text) => readScalar(text, type === 'NUMBER' ? 'NUMBER' : 'TEXT') ?? []));
    return (
      <Select
        mode={options.length > 0 ? 'multiple' : 'tags'}
        size="small"
        className={css.wide ?? ''}
        aria-label={t('editor.value')}
        disabled={disabled}
        value={values.map(asText)}
        tokenSeparators={[',', '，', ';', '；']}
        options={options.map((o) => ({ value: o, label: o }))}
        onChange={read}
      />
    );
  }
  const set = (i: number) => (value: Scalar | null) => {
    const next = [...values];
    if (value === null) next.splice(i, 1);
    else next[i] = value;
    onChange(next);
  };
  if (wanted === 2) {
    return (
      <>
        <One label={t('editor.from')} type={type} options={options} value={values[0]} onChange={set(0)} />
        <span className={css.soft}>–</span>
        <One label={t('editor.to')} type={type} options={options} value={values[1]} onChange={set(1)} />
      </>
    );
  }
  return <One label={t('editor.value')} type={type} options={options} value={values[0]} onChange={set(0)} />;
}

interface OneProps {
  label: string;
  value: Value | undefined;
  onChange: (value: Scalar | null) => void;
}

function One(props: OneProps & { type: FieldType | undefined; options: readonly string[] }) {
  const { label, type, options, value, onChange } = props;
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  if (type === 'NUMBER') return <NumberInput label={label} value={value} onChange={onChange} />;
  if (type === 'DATE') return <DateInput label={label} value={value} onChange={onChange} />;
  if (type === 'FLAG' || options.length > 0) {
    const offered =
      type === 'FLAG'
        ? (['true', 'false'] as const).map((v) => ({ value: v, label: t(v === 'true' ? 'yes' : 'no') }))
        : options.map((o) => ({ value: o, label: o }));
    return (
      <Select
        size="small"
        className={css.middle ?? ''}
        showSearch
        aria-label={label}
        placeholder={t('editor.choose')}
        disabled={disabled}
        value={value === undefined ? undefined : asText(value)}
        popupMatchSelectWidth={false}
        options={offered}
        onChange={(text: string) => onChange(readScalar(text, type))}
      />
    );
  }
  return (
    <Input
      size="small"
      className={css.middle ?? ''}
      aria-label={label}
      disabled={disabled}
      value={value === undefined ? '' : asText(value)}
      onChange={(e) => onChange(e.target.value === '' ? null : e.target.value)}
    />
  );
}

function NumberInput({ label, value, onChange }: OneProps) {
  const { disabled } = useEditing();
  return (
    <InputNumber
      size="small"
      aria-label={label}
      disabled={disabled}
      value={typeof value === 'number' ? value : null}
      onChange={(v) => onChange(v)}
    />
  );
}

function DateInput({ label, value, onChange }: OneProps) {
  const { disabled } = useEditing();
  const at = typeof value === 'object' && !Array.isArray(value) ? dayjs(value.at) : null;
  return (
    <DatePicker
      size="small"
      aria-label={label}
      disabled={disabled}
      value={at}
      onChange={(day) => onChange(day === null ? null : { at: day.startOf('day').toISOString() })}
    />
  );
}

function asText(value: Value): string {
  if (Array.isArray(value)) return value.map(asText).join(', ');
  return typeof value === 'object' ? value.at : String(value);
}
