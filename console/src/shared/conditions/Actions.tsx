import { CloseOutlined, MoreOutlined, PlusOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Switch, Tooltip, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../playbook/types';
import css from './conditions.module.css';
import { useEditing } from './context';
import { DragHandle } from './Drag';
import { families } from './families';
import { asJson } from './json';
import { newLeaf } from './leaves';
import {
  append,
  at,
  bare,
  change,
  everyone,
  indent,
  move,
  negate,
  outdent,
  remove,
  type Group,
  type LeafKind,
  type Path,
} from './model';

/** Turns a line or group around. */
export function NotSwitch({ negated, path }: { negated: boolean; path: Path }) {
  const { t } = useTranslation('conditions');
  const { edit, disabled } = useEditing();
  return (
    <Tooltip title={t('editor.negateHelp')}>
      <Switch
        size="small"
        disabled={disabled}
        checked={negated}
        checkedChildren={t('editor.negate')}
        unCheckedChildren={t('editor.negate')}
        aria-label={t('editor.negateHelp')}
        onChange={() => edit((root) => change(root, path, negate))}
      />
    </Tooltip>
  );
}

/** Puts a condition as JSON where any program can paste it from. */
export function useCopy(): (condition: Condition) => Promise<void> {
  const { t } = useTranslation('conditions');
  const { message } = App.useApp();
  return async (condition) => {
    await navigator.clipboard.writeText(asJson(condition));
    void message.success(t('editor.copied'));
  };
}

/** What can be done with a line or group as a whole. */
export function Tools({ path, isGroup: group = false }: { path: Path; isGroup?: boolean }) {
  const { t } = useTranslation('conditions');
  const { edit, relocate, root, disabled } = useEditing();
  const copy = useCopy();
  if (disabled) return null;
  const index = path.at(-1) ?? 0;
  const parent = path.slice(0, -1);
  const above = at(root, parent);
  const siblings = above === undefined ? [] : ((bare(above).inner as Group).of ?? []);
  const here = at(root, path);
  const shift = (by: 1 | -1) => relocate((r) => ({ root: move(r, path, by), path: [...parent, index + by] }));
  const items: MenuProps['items'] = [
    { key: 'up', label: t('editor.up'), disabled: index === 0, onClick: () => shift(-1) },
    {
      key: 'down',
      label: t('editor.down'),
      disabled: index === siblings.length - 1,
      onClick: () => shift(1),
    },
    { key: 'indent', label: t('editor.indent'), onClick: () => relocate((r) => indent(r, path)) },
    {
      key: 'outdent',
      label: t('editor.outdent'),
      disabled: path.length < 2,
      onClick: () => relocate((r) => outdent(r, path)),
    },
    { type: 'divider' },
    {
      key: 'copy',
      label: t('editor.copy'),
      onClick: () => {
        if (here !== undefined) void copy(here);
      },
    },
  ];
  return (
    <span className={css.tools}>
      <DragHandle path={path} />
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-label={t(group ? 'editor.moreGroup' : 'editor.more')}
        />
      </Dropdown>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t(group ? 'editor.removeGroup' : 'editor.remove')}
        onClick={() => edit((r) => remove(r, path))}
      />
    </span>
  );
}

/** Adds a line of any kind, or a group. */
export function Adding({ path }: { path: Path }) {
  const { t } = useTranslation('conditions');
  const { edit, vocabulary } = useEditing();
  const items: MenuProps['items'] = families.map((family) => ({
    key: family.id,
    type: 'group',
    label: t(`family.${family.id}`),
    children: family.kinds.map((kind) => ({ key: kind, label: t(`kind.${kind}`) })),
  }));
  return (
    <div className={css.adding}>
      <Dropdown
        trigger={['click']}
        menu={{
          items,
          style: { maxHeight: 420, overflow: 'auto' },
          onClick: ({ key }) => edit((root) => append(root, path, newLeaf(key as LeafKind, vocabulary))),
        }}
      >
        <Button size="small" type="dashed" icon={<PlusOutlined />}>
          {t('editor.add')}
        </Button>
      </Dropdown>
      <Button
        size="small"
        type="text"
        onClick={() => edit((root) => append(root, path, { ...everyone, kind: 'any' }))}
      >
        {t('editor.addGroup')}
      </Button>
    </div>
  );
}

/** What is wrong with a line or group, right under it. */
export function Wrong({ messages }: { messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <ul className={css.wrong} role="alert">
      {messages.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}
