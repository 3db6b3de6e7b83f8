import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TraitOp } from '../playbook/types';
import css from './conditions.module.css';
import { useEditing } from './context';
import { fitValues, opsFor } from './leaves';
import type { Leaf } from './model';
import { ValuesInput } from './ValuesInput';
import { fieldIn } from './vocabulary';

type Trait = Extract<Leaf, { kind: 'trait' }>;

/** A field compared with values of its type. */
export function TraitLeaf({ leaf, onChange }: { leaf: Trait; onChange: (leaf: Leaf) => void }) {
  const { t } = useTranslation('conditions');
  const { vocabulary, disabled } = useEditing();
  const field = fieldIn(vocabulary, leaf.field);
  const ops = opsFor(field?.type);
  const offered = ops.includes(leaf.op) ? ops : [leaf.op, ...ops];
  const nameOf = (op: TraitOp) =>
    field?.type === 'DATE' ? t(`op.${op}_DATE`, { defaultValue: t(`op.${op}`) }) : t(`op.${op}`);
  const choose = (key: string) => {
    const type = fieldIn(vocabulary, key)?.type;
    const op = opsFor(type).includes(leaf.op) ? leaf.op : (opsFor(type)[0] ?? 'IS');
    const keeps = type === field?.type && type !== 'CHOICE';
    onChange({ ...leaf, field: key, op, values: keeps ? fitValues(leaf.values, op) : [] });
  };
  const fields = vocabulary.fields.map((f) => ({ value: f.key, label: f.label }));
  const known = leaf.field === '' || field !== undefined;
  return (
    <>
      <Select
        size="small"
        className={css.middle ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('editor.field')}
        placeholder={t('editor.choose')}
        disabled={disabled}
        value={leaf.field === '' ? undefined : leaf.field}
        popupMatchSelectWidth={false}
        options={known ? fields : [...fields, { value: leaf.field, label: leaf.field }]}
        onChange={choose}
      />
      <Select
        size="small"
        aria-label={t('editor.op')}
        disabled={disabled}
        value={leaf.op}
        popupMatchSelectWidth={false}
        options={offered.map((op) => ({ value: op, label: nameOf(op) }))}
        onChange={(op: TraitOp) => onChange({ ...leaf, op, values: fitValues(leaf.values, op) })}
      />
      <ValuesInput
        op={leaf.op}
        type={field?.type}
        options={field?.options ?? []}
        values={leaf.values}
        onChange={(values) => onChange({ ...leaf, values })}
      />
    </>
  );
}
