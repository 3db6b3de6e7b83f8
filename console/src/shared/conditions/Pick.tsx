import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import css from './conditions.module.css';
import { useEditing } from './context';
import type { Named } from '../playbook/types';

interface Common {
  label: string;
  /** The words before the choice. */
  lead: string;
  from: readonly Named[];
}

export const asOptions = (from: readonly Named[]) => from.map((n) => ({ value: n.id, label: n.name }));

/** What is chosen but no longer offered stays visible, so that nothing changes unseen. */
export function withGone(from: readonly Named[], chosen: readonly string[]): Named[] {
  const gone = chosen.filter((id) => id !== '' && !from.some((n) => n.id === id));
  return [...from, ...gone.map((id) => ({ id, name: id }))];
}

/** One thing of the playbook. */
export function Pick(props: Common & { value: string; onChange: (id: string) => void }) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  return (
    <>
      <span className={css.lead}>{props.lead}</span>
      <Select
        size="small"
        className={css.middle ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={props.label}
        placeholder={t('editor.choose')}
        disabled={disabled}
        value={props.value === '' ? undefined : props.value}
        popupMatchSelectWidth={false}
        options={asOptions(withGone(props.from, [props.value]))}
        onChange={(id: string) => props.onChange(id)}
      />
    </>
  );
}

/** Several things of the playbook. */
export function PickMany(props: Common & { value: string[]; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  return (
    <>
      <span className={css.lead}>{props.lead}</span>
      <Select
        mode="multiple"
        size="small"
        className={css.wide ?? ''}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={props.label}
        placeholder={t('editor.choose')}
        disabled={disabled}
        value={props.value}
        options={asOptions(withGone(props.from, props.value))}
        onChange={(ids: string[]) => props.onChange(ids)}
      />
    </>
  );
}
