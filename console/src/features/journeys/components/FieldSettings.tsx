import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useVocabulary, type Field as LeadField, type Value } from '@/shared/playbook';
import { Field } from './Field';
import { ChooseField } from './fields';
import type { KindProps } from './NodeSettings';

/** A field of the lead and the value it gets, entered as the field's type wants it; nothing clears the field. */
export function FieldSettings({ node, disabled, onChange }: KindProps<'setField'>) {
  const { t } = useTranslation('journeys');
  const { fields } = useVocabulary();
  const field = fields.find((f) => f.key === node.field);
  return (
    <>
      <ChooseField
        label={t('settings.field')}
        value={node.field}
        disabled={disabled}
        options={fields.map((f) => ({ value: f.key, label: f.label }))}
        onChange={(key) => onChange({ ...node, field: key, value: '' })}
      />
      {field !== undefined && (
        <Field label={t('settings.value')} hint={t('settings.valueEmpty')}>
          {(id) => (
            <FieldValue
              id={id}
              field={field}
              value={node.value}
              disabled={disabled}
              onChange={(value) => onChange({ ...node, value }, `${node.id}.value`)}
            />
          )}
        </Field>
      )}
    </>
  );
}

interface ValueProps {
  id: string;
  field: LeadField;
  value: Value;
  disabled: boolean;
  onChange: (value: Value) => void;
}

function FieldValue({ id, field, value, disabled, onChange }: ValueProps) {
  const { t } = useTranslation('journeys');
  const common = { id, disabled, style: { width: '100%' } };
  const clear = t('settings.cleared');
  switch (field.type) {
    case 'NUMBER':
      return (
        <InputNumber
          {...common}
          placeholder={clear}
          value={typeof value === 'number' ? value : null}
          onChange={(n) => onChange(n ?? '')}
        />
      );
    case 'DATE':
      return (
        <DatePicker
          {...common}
          placeholder={clear}
          value={typeof value === 'object' && !Array.isArray(value) ? dayjs(value.at) : null}
          onChange={(day) => onChange(day === null ? '' : { at: day.startOf('day').toISOString() })}
        />
      );
    case 'FLAG':
      return (
        <Select
          {...common}
          allowClear
          placeholder={clear}
          value={typeof value === 'boolean' ? String(value) : undefined}
          options={['true', 'false'].map((v) => ({ value: v, label: t(`settings.flag.${v}`) }))}
          onChange={(v: string | undefined) => onChange(v === undefined ? '' : v === 'true')}
        />
      );
    case 'CHOICE':
      return (
        <Select
          {...common}
          allowClear
          showSearch
          placeholder={clear}
          value={typeof value === 'string' && value !== '' ? value : undefined}
          options={field.options.map((o) => ({ value: o, label: o }))}
          onChange={(v: string | undefined) => onChange(v ?? '')}
        />
      );
    case 'LIST':
      return (
        <Select
          {...common}
          mode="tags"
          placeholder={clear}
          value={Array.isArray(value) ? value.map(String) : []}
          options={field.options.map((o) => ({ value: o, label: o }))}
          onChange={(list: string[]) => onChange(list.length === 0 ? '' : list)}
        />
      );
    case 'TEXT':
      return (
        <Input
          {...common}
          placeholder={clear}
          value={typeof value === 'string' ? value : ''}
          onChange={(e) => onChange(e.target.value)}
        />
      );
  }
}
