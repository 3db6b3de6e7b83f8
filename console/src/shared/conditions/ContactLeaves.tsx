import { AutoComplete } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../playbook/types';
import css from './conditions.module.css';
import { useEditing } from './context';
import type { Leaf } from './model';
import { Pick } from './Pick';

type Of<K extends Leaf['kind']> = { leaf: Extract<Leaf, { kind: K }>; onChange: (leaf: Leaf) => void };

const purposes = ['newsletter', 'product', 'events', 'offers'];
const permissions = ['UNKNOWN', 'GRANTED', 'WITHDRAWN', 'UNDELIVERABLE', 'COMPLAINED'] as const;

function useChannels() {
  const { t } = useTranslation('conditions');
  const { vocabulary } = useEditing();
  const known = vocabulary.channels.length > 0 ? vocabulary.channels : ['email'];
  return known.map((id) => ({ id, name: t(`channel.${id}`, { defaultValue: id }) }));
}

/** Consent is asked for a purpose, or for the channel as a whole. */
function PurposePick({
  value,
  onChange,
}: {
  value: string | null | undefined;
  onChange: (purpose: string | null) => void;
}) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  return (
    <AutoComplete
      size="small"
      className={css.middle ?? ''}
      aria-label={t('editor.purpose')}
      placeholder={t('editor.anyPurpose')}
      allowClear
      disabled={disabled}
      value={value ?? ''}
      popupMatchSelectWidth={false}
      options={purposes.map((purpose) => ({ value: purpose }))}
      onChange={(text?: string) => onChange(text === undefined || text.trim() === '' ? null : text)}
    />
  );
}

export function ReachableLeaf({ leaf, onChange }: Of<'reachable'>) {
  const { t } = useTranslation('conditions');
  return (
    <>
      <Pick
        label={t('editor.channel')}
        lead={t('kind.reachable')}
        from={useChannels()}
        value={leaf.channel}
        onChange={(channel) => onChange({ ...leaf, channel })}
      />
      <PurposePick value={leaf.purpose} onChange={(purpose) => onChange({ ...leaf, purpose })} />
    </>
  );
}

export function PermissionLeaf({ leaf, onChange }: Of<'permissionIs'>) {
  const { t } = useTranslation('conditions');
  return (
    <>
      <Pick
        label={t('editor.channel')}
        lead={t('kind.permissionIs')}
        from={useChannels()}
        value={leaf.channel}
        onChange={(channel) => onChange({ ...leaf, channel })}
      />
      <PurposePick value={leaf.purpose} onChange={(purpose) => onChange({ ...leaf, purpose })} />
      <Pick
        label={t('editor.permission')}
        lead={t('op.IS')}
        from={permissions.map((p) => ({ id: p, name: t(`permission.${p}`) }))}
        value={leaf.permission}
        onChange={(permission) => onChange({ ...leaf, permission: permission as Permission })}
      />
    </>
  );
}
