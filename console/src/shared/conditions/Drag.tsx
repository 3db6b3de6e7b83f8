import { HolderOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './conditions.module.css';
import { useEditing } from './context';
import { moveInto, type Path } from './model';

const TYPE = 'application/x-hatchery-condition-path';

/** Where a line is taken hold of. The same can be done by keys and by the menu of the line. */
export function DragHandle({ path }: { path: Path }) {
  const { t } = useTranslation('conditions');
  return (
    <span
      className={css.handle}
      draggable
      title={t('editor.drag')}
      aria-hidden
      onDragStart={(e) => {
        e.stopPropagation();
        e.dataTransfer.setData(TYPE, JSON.stringify(path));
        e.dataTransfer.effectAllowed = 'move';
      }}
    >
      <HolderOutlined />
    </span>
  );
}

/** A place between two lines onto which a line can be dropped. */
export function DropPlace({ group, index }: { group: Path; index: number }) {
  const { edit } = useEditing();
  const [over, setOver] = useState(false);
  return (
    <li
      role="presentation"
      className={over ? `${css.drop} ${css.dropOver}` : css.drop}
      data-drop={[...group, index].join('.')}
      onDragOver={(e) => {
        if (!e.dataTransfer.types.includes(TYPE)) return;
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        const from: unknown = JSON.parse(e.dataTransfer.getData(TYPE) || 'null');
        if (Array.isArray(from)) edit((root) => moveInto(root, from.map(Number), group, index));
      }}
    />
  );
}
