import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  HolderOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './writing.module.css';

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, i) => i !== from);
  const one = list[from];
  return one === undefined ? [...list] : [...rest.slice(0, to), one, ...rest.slice(to)];
}

interface Props<T> {
  label: string;
  items: readonly T[];
  onChange: (items: T[]) => void;
  /** What one is called in the list; nothing when it has no words yet. */
  title: (item: T) => ReactNode;
  kind: (item: T) => string;
  /** All that can be said of one. */
  fields: (item: T, onChange: (item: T) => void) => ReactNode;
  /** One like it. */
  copy: (item: T) => T;
  add: string;
  /** What can be added. */
  kinds: readonly { key: string; label: string }[];
  fresh: (key: string) => T;
}

/** Things one under the other: open one to write it; drag, or move by the arrows. */
export function Movable<T>({
  label,
  items,
  onChange,
  title,
  kind,
  fields,
  copy,
  add,
  kinds,
  fresh,
}: Props<T>) {
  const { t } = useTranslation('writing');
  const [opened, setOpened] = useState<number>();
  const [dragged, setDragged] = useState<number>();
  const move = (from: number, to: number) => {
    onChange(moved(items, from, to));
    setOpened(opened === from ? to : undefined);
  };
  return (
    <ol className={css.items} aria-label={label}>
      {items.map((item, i) => (
        <li
          key={i}
          className={dragged === i ? `${css.item} ${css.dragged}` : css.item}
          onDragOver={(e) => dragged !== undefined && e.preventDefault()}
          onDrop={() => {
            if (dragged !== undefined) move(dragged, i);
            setDragged(undefined);
          }}
        >
          <div className={css.itemHead}>
            <span
              className={css.handle}
              draggable
              onDragStart={() => setDragged(i)}
              onDragEnd={() => setDragged(undefined)}
              aria-hidden
            >
              <HolderOutlined />
            </span>
            <button
              type="button"
              className={css.open}
              aria-expanded={opened === i}
              onClick={() => setOpened(opened === i ? undefined : i)}
            >
              <span>{title(item) ?? t('unnamed')}</span>
              <small>{kind(item)}</small>
            </button>
            <Tool
              label={t('up')}
              icon={<ArrowUpOutlined />}
              disabled={i === 0}
              onClick={() => move(i, i - 1)}
            />
            <Tool
              label={t('down')}
              icon={<ArrowDownOutlined />}
              disabled={i === items.length - 1}
              onClick={() => move(i, i + 1)}
            />
            <Tool
              label={t('copy')}
              icon={<CopyOutlined />}
              onClick={() => onChange([...items.slice(0, i + 1), copy(item), ...items.slice(i + 1)])}
            />
            <Tool
              label={t('remove')}
              icon={<DeleteOutlined />}
              onClick={() => {
                onChange(items.filter((_, other) => other !== i));
                setOpened(undefined);
              }}
            />
          </div>
          {opened === i && (
            <div className={css.fields}>
              {fields(item, (next) => onChange(items.map((one, other) => (other === i ? next : one))))}
            </div>
          )}
        </li>
      ))}
      <li>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [...kinds],
            onClick: ({ key }) => {
              onChange([...items, fresh(key)]);
              setOpened(items.length);
            },
          }}
        >
          <Button type="dashed" block icon={<PlusOutlined />}>
            {add}
          </Button>
        </Dropdown>
      </li>
    </ol>
  );
}

function Tool(props: { label: string; icon: ReactNode; disabled?: boolean; onClick: () => void }) {
  const { label, icon, disabled = false, onClick } = props;
  return (
    <Tooltip title={label}>
      <Button size="small" type="text" icon={icon} aria-label={label} disabled={disabled} onClick={onClick} />
    </Tooltip>
  );
}
