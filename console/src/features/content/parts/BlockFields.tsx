import { Button, Input, InputNumber, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Block } from '../api';
import { replaced } from '../blocks';
import { BlockList } from './BlockList';
import css from './editor.module.css';

interface Props {
  block: Block;
  language: string;
  onChange: (block: Block) => void;
}

/** What can be said of one block. */
export function BlockFields({ block, language, onChange }: Props) {
  const { t } = useTranslation('content');
  switch (block.kind) {
    case 'heading':
      return (
        <div className={css.row}>
          <Input
            value={block.text}
            aria-label={t('kind.heading')}
            onChange={(e) => onChange({ ...block, text: e.target.value })}
          />
          <Segmented
            value={block.level}
            aria-label={t('level')}
            onChange={(level) => onChange({ ...block, level })}
            options={[
              { value: 1, label: t('levelTitle') },
              { value: 2, label: t('levelPart') },
            ]}
          />
        </div>
      );
    case 'text':
      return (
        <>
          <Input.TextArea
            value={block.text}
            autoSize={{ minRows: 2, maxRows: 16 }}
            aria-label={t('kind.text')}
            onChange={(e) => onChange({ ...block, text: e.target.value })}
          />
          <p className={css.hint}>{t('markup')}</p>
        </>
      );
    case 'button':
      return (
        <div className={css.row}>
          <Input
            value={block.label}
            aria-label={t('buttonLabel')}
            placeholder={t('buttonLabel')}
            onChange={(e) => onChange({ ...block, label: e.target.value })}
          />
          <Input
            value={block.url}
            aria-label={t('address')}
            placeholder="https://"
            onChange={(e) => onChange({ ...block, url: e.target.value })}
          />
        </div>
      );
    case 'image':
      return <ImageFields block={block} onChange={onChange} />;
    case 'divider':
      return null;
    case 'spacer':
      return (
        <InputNumber
          min={4}
          max={120}
          value={block.height}
          suffix={t('pixels')}
          aria-label={t('height')}
          onChange={(height) => onChange({ ...block, height: height ?? 24 })}
        />
      );
    case 'columns':
      return (
        <div className={css.columns}>
          {block.columns.map((column, i) => (
            <div key={i}>
              <BlockList
                inner
                language={language}
                blocks={column}
                onChange={(blocks) => onChange({ ...block, columns: replaced(block.columns, i, blocks) })}
              />
              {block.columns.length > 2 && (
                <Button
                  size="small"
                  type="link"
                  onClick={() => onChange({ ...block, columns: block.columns.filter((_, at) => at !== i) })}
                >
                  {t('removeColumn')}
                </Button>
              )}
            </div>
          ))}
          {block.columns.length < 4 && (
            <Button
              size="small"
              type="link"
              onClick={() =>
                onChange({ ...block, columns: [...block.columns, [{ kind: 'text', text: '' }]] })
              }
            >
              {t('addColumn')}
            </Button>
          )}
        </div>
      );
  }
}

function ImageFields({
  block,
  onChange,
}: {
  block: Extract<Block, { kind: 'image' }>;
  onChange: (block: Block) => void;
}) {
  const { t } = useTranslation('content');
  return (
    <div className={css.grid}>
      <Input
        value={block.url}
        aria-label={t('imageAddress')}
        placeholder={t('imageAddress')}
        onChange={(e) => onChange({ ...block, url: e.target.value })}
      />
      <Input
        value={block.alt}
        aria-label={t('alt')}
        placeholder={t('alt')}
        onChange={(e) => onChange({ ...block, alt: e.target.value })}
      />
      <Input
        value={block.link ?? ''}
        aria-label={t('imageLink')}
        placeholder={t('imageLink')}
        onChange={(e) => onChange({ ...block, link: e.target.value === '' ? null : e.target.value })}
      />
      <InputNumber
        min={16}
        max={600}
        value={block.width ?? null}
        placeholder={t('fullWidth')}
        suffix={t('pixels')}
        aria-label={t('width')}
        onChange={(width) => onChange({ ...block, width })}
      />
    </div>
  );
}
