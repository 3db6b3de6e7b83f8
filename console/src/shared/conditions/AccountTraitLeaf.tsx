import { AutoComplete, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TraitOp } from '../playbook/types';
import css from './conditions.module.css';
import { useEditing } from './context';
import { accountOps, fitValues, undeclared } from './leaves';
import type { Leaf } from './model';
import { ValuesInput } from './ValuesInput';

type AccountTrait = Extract<Leaf, { kind: 'accountTrait' }>;

/** What accounts usually have; any other trait may be typed. */
const usual = ['name', 'domain', 'industry', 'employees', 'region'] as const;

/** A trait of the lead's account compared. */
export function AccountTraitLeaf({ leaf, onChange }: { leaf: AccountTrait; onChange: (leaf: Leaf) => void }) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  const choose = (op: TraitOp) => {
    const keeps = undeclared(op) === undeclared(leaf.op);
    onChange({ ...leaf, op, values: keeps ? fitValues(leaf.values, op) : [] });
  };
  return (
    <>
      <span className={css.lead}>{t('editor.ofAccount')}</span>
      <AutoComplete
        size="small"
        className={css.middle ?? ''}
        aria-label={t('editor.field')}
        placeholder={t('editor.choose')}
        disabled={disabled}
        value={leaf.field}
        popupMatchSelectWidth={false}
        options={usual.map((value) => ({ value, label: t(`account.${value}`) }))}
        onChange={(field: string) => onChange({ ...leaf, field: field.trim() })}
      />
      <Select
        size="small"
        aria-label={t('editor.op')}
        disabled={disabled}
        value={leaf.op}
        popupMatchSelectWidth={false}
        options={accountOps.map((op) => ({ value: op, label: t(`op.${op}`) }))}
        onChange={choose}
      />
      <ValuesInput
        op={leaf.op}
        type={undeclared(leaf.op)}
        options={[]}
        values={leaf.values}
        onChange={(values) => onChange({ ...leaf, values })}
      />
    </>
  );
}
