import { ArrowDownOutlined, ArrowUpOutlined, CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Select, Switch, Tooltip, type MenuProps } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../playbook/types';
import css from './conditions.module.css';
import { useEditing } from './context';
import { LeafEditor } from './LeafEditor';
import {
  append,
  at,
  bare,
  change,
  everyone,
  isGroup,
  move,
  negate,
  newLeaf,
  remove,
  replace,
  type Group,
  type LeafKind,
  type Path,
} from './model';

/** What may be asked, in the families an operator thinks in. */
const families: readonly { id: string; kinds: readonly LeafKind[] }[] = [
  { id: 'who', kinds: ['trait'] },
  { id: 'did', kinds: ['happened'] },
  { id: 'worth', kinds: ['scoreAtLeast', 'gradeIn', 'isSpam'] },
  { id: 'where', kinds: ['stageIs', 'stageWas', 'inStageFor', 'owned'] },
  { id: 'groups', kinds: ['hasTag', 'inSegment'] },
  { id: 'contact', kinds: ['reachable', 'permissionIs'] },
  { id: 'journeys', kinds: ['inJourney', 'finishedJourney'] },
];

/** A group: how its conditions are joined, the conditions, and what can be added. */
export function GroupEditor({ node, path }: { node: Condition; path: Path }) {
  const { t } = useTranslation('conditions');
  const { edit, disabled, wrongAt } = useEditing();
  const { inner, negated } = bare(node);
  const headId = useId();
  if (!isGroup(inner)) return null;
  const wrong = wrongAt(path);
  const join = (kind: Group['kind']) =>
    edit((root) =>
      change(root, path, (now) => {
        const group: Group = { kind, of: (bare(now).inner as Group).of };
        return bare(now).negated ? { kind: 'not', of: group } : group;
      }),
    );
  return (
    <div
      role="group"
      aria-labelledby={headId}
      className={path.length === 0 ? css.root : css.group}
      data-kind={inner.kind}
    >
      <div className={css.groupHead} id={headId}>
        <NotSwitch negated={negated} path={path} />
        <Select
          size="small"
          variant="borderless"
          aria-label={t('editor.group')}
          disabled={disabled}
          value={inner.kind}
          popupMatchSelectWidth={false}
          options={(['all', 'any'] as const).map((kind) => ({ value: kind, label: t(`editor.${kind}`) }))}
          onChange={join}
        />
        <span className={css.grow} />
        {path.length > 0 && <Tools path={path} isGroup />}
      </div>
      {inner.of.length === 0 && (
        <p className={css.soft}>{t(path.length === 0 ? 'editor.empty' : 'editor.emptyGroup')}</p>
      )}
      <ul className={css.rows}>
        {inner.of.map((child, i) => (
          <li key={i}>
            <Row node={child} path={[...path, i]} />
          </li>
        ))}
      </ul>
      <Wrong messages={wrong} />
      {!disabled && <Adding path={path} />}
    </div>
  );
}

function Row({ node, path }: { node: Condition; path: Path }) {
  const { edit, wrongAt } = useEditing();
  const { inner, negated } = bare(node);
  if (isGroup(inner)) return <GroupEditor node={node} path={path} />;
  return (
    <>
      <div className={css.row}>
        <NotSwitch negated={negated} path={path} />
        <div className={css.leaf}>
          <LeafEditor
            leaf={inner}
            onChange={(leaf) =>
              edit((root) => replace(root, path, negated ? { kind: 'not', of: leaf } : leaf))
            }
          />
        </div>
        <Tools path={path} />
      </div>
      <Wrong messages={wrongAt(path)} />
    </>
  );
}

function NotSwitch({ negated, path }: { negated: boolean; path: Path }) {
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

function Tools({ path, isGroup: group = false }: { path: Path; isGroup?: boolean }) {
  const { t } = useTranslation('conditions');
  const { edit, root, disabled } = useEditing();
  if (disabled) return null;
  const index = path.at(-1) ?? 0;
  const parent = at(root, path.slice(0, -1));
  const siblings = parent === undefined ? [] : ((bare(parent).inner as Group).of ?? []);
  return (
    <span className={css.tools}>
      {siblings.length > 1 && (
        <>
          <Button
            type="text"
            size="small"
            icon={<ArrowUpOutlined />}
            aria-label={t('editor.up')}
            disabled={index === 0}
            onClick={() => edit((r) => move(r, path, -1))}
          />
          <Button
            type="text"
            size="small"
            icon={<ArrowDownOutlined />}
            aria-label={t('editor.down')}
            disabled={index === siblings.length - 1}
            onClick={() => edit((r) => move(r, path, 1))}
          />
        </>
      )}
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

function Adding({ path }: { path: Path }) {
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

function Wrong({ messages }: { messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <ul className={css.wrong} role="alert">
      {messages.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
}
