import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CopyOutlined,
  DeleteOutlined,
  HolderOutlined,
  PlusOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Block } from '../api';
import { fresh, inserted, KINDS, moved, replaced, without, type Kind } from '../blocks';
import { BlockFields } from './BlockFields';
import css from './editor.module.css';

interface Props {
  blocks: Block[];
  onChange: (blocks: Block[]) => void;
  /** The language of new blocks. */
  language: string;
  /** Inside a column: no further columns. */
  inner?: boolean;
}

/** The blocks of a mail one under the other: add, change, drag, move, copy, remove. */
export function BlockList({ blocks, onChange, language, inner = false }: Props) {
  const { t } = useTranslation('content');
  const [dragged, setDragged] = useState<number>();
  const [over, setOver] = useState<number>();
  return (
    <ol className={inner ? css.innerBlocks : css.blocks} aria-label={t('blocks')}>
      {blocks.map((block, i) => (
        <li
          key={i}
          className={
            over === i && dragged !== undefined && dragged !== i ? `${css.block} ${css.over}` : css.block
          }
          onDragOver={(e) => {
            if (dragged === undefined) return;
            e.preventDefault();
            e.stopPropagation();
            setOver(i);
          }}
          onDrop={(e) => {
            if (dragged === undefined) return;
            e.preventDefault();
            e.stopPropagation();
            onChange(moved(blocks, dragged, i));
            setDragged(undefined);
          }}
        >
          <BlockHead
            kind={block.kind}
            at={i}
            last={i === blocks.length - 1}
            onDrag={setDragged}
            onMove={(to) => onChange(moved(blocks, i, to))}
            onCopy={() => onChange(inserted(blocks, i + 1, block))}
            onRemove={() => onChange(without(blocks, i))}
          />
          <BlockFields
            block={block}
            language={language}
            onChange={(changed) => onChange(replaced(blocks, i, changed))}
          />
        </li>
      ))}
      <li className={css.add}>
        <AddBlock inner={inner} language={language} onAdd={(block) => onChange([...blocks, block])} />
      </li>
    </ol>
  );
}

interface HeadProps {
  kind: Kind;
  at: number;
  last: boolean;
  onDrag: (at: number | undefined) => void;
  onMove: (to: number) => void;
  onCopy: () => void;
  onRemove: () => void;
}

function BlockHead({ kind, at, last, onDrag, onMove, onCopy, onRemove }: HeadProps) {
  const { t } = useTranslation('content');
  return (
    <div className={css.blockHead}>
      <span
        className={css.handle}
        draggable
        onDragStart={() => onDrag(at)}
        onDragEnd={() => onDrag(undefined)}
        aria-hidden
      >
        <HolderOutlined />
      </span>
      <span className={css.kind}>{t(`kind.${kind}`)}</span>
      <Tooltip title={t('up')}>
        <Button
          size="small"
          type="text"
          icon={<ArrowUpOutlined />}
          aria-label={t('up')}
          disabled={at === 0}
          onClick={() => onMove(at - 1)}
        />
      </Tooltip>
      <Tooltip title={t('down')}>
        <Button
          size="small"
          type="text"
          icon={<ArrowDownOutlined />}
          aria-label={t('down')}
          disabled={last}
          onClick={() => onMove(at + 1)}
        />
      </Tooltip>
      <Tooltip title={t('copy')}>
        <Button size="small" type="text" icon={<CopyOutlined />} aria-label={t('copy')} onClick={onCopy} />
      </Tooltip>
      <Tooltip title={t('remove')}>
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('remove')}
          onClick={onRemove}
        />
      </Tooltip>
    </div>
  );
}

function AddBlock({
  inner,
  language,
  onAdd,
}: {
  inner: boolean;
  language: string;
  onAdd: (block: Block) => void;
}) {
  const { t, i18n } = useTranslation('content');
  const words = i18n.getFixedT(language, 'content');
  const start = { heading: words('fresh.title'), text: words('fresh.text'), button: words('fresh.button') };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: KINDS.filter((kind) => !inner || kind !== 'columns').map((kind) => ({
          key: kind,
          label: t(`kind.${kind}`),
        })),
        onClick: ({ key }) => onAdd(fresh(key as Kind, start)),
      }}
    >
      <Button type="dashed" block icon={<PlusOutlined />} size={inner ? 'small' : 'middle'}>
        {t('addBlock')}
      </Button>
    </Dropdown>
  );
}
