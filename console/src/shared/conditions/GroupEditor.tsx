import { Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '../playbook/types';
import { Adding, NotSwitch, Tools, useCopy, Wrong } from './Actions';
import css from './conditions.module.css';
import { useEditing } from './context';
import { DropPlace } from './Drag';
import { Examples } from './Examples';
import { keysOf } from './keys';
import { LeafEditor } from './LeafEditor';
import { bare, change, isGroup, replace, type Group, type Path } from './model';
import { PasteButton } from './PasteButton';

/** A group: how its conditions are joined, the conditions, and what can be added. */
export function GroupEditor({ node, path }: { node: Condition; path: Path }) {
  const { t } = useTranslation('conditions');
  const { edit, disabled, wrongAt } = useEditing();
  const copy = useCopy();
  const { inner, negated } = bare(node);
  const headId = useId();
  if (!isGroup(inner)) return null;
  const outermost = path.length === 0;
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
      className={outermost ? css.root : css.group}
      data-kind={inner.kind}
      data-depth={path.length % 3}
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
        {outermost && inner.of.length > 0 && (
          <button type="button" className={css.quiet} onClick={() => void copy(node)}>
            {t('editor.copyAll')}
          </button>
        )}
        {outermost && !disabled && <PasteButton />}
        {!outermost && <Tools path={path} isGroup />}
      </div>
      {inner.of.length === 0 &&
        (outermost ? <Examples /> : <p className={css.soft}>{t('editor.emptyGroup')}</p>)}
      <ul className={css.rows}>
        {inner.of.map((child, i) => (
          <Row key={i} node={child} path={[...path, i]} />
        ))}
        {!disabled && inner.of.length > 0 && <DropPlace group={path} index={inner.of.length} />}
      </ul>
      <Wrong messages={wrongAt(path)} />
      {!disabled && <Adding path={path} />}
    </div>
  );
}

/** One line or one group within a group; it can be taken elsewhere by drag or by keys. */
function Row({ node, path }: { node: Condition; path: Path }) {
  const editing = useEditing();
  const { edit, wrongAt, disabled } = editing;
  const { inner, negated } = bare(node);
  return (
    <>
      {!disabled && <DropPlace group={path.slice(0, -1)} index={path.at(-1) ?? 0} />}
      <li
        tabIndex={-1}
        className={css.item}
        data-path={path.join('.')}
        onKeyDown={disabled ? undefined : keysOf(path, editing)}
      >
        {isGroup(inner) ? (
          <GroupEditor node={node} path={path} />
        ) : (
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
        )}
      </li>
    </>
  );
}
