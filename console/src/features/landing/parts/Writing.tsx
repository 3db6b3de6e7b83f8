import { CopyOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, InputNumber, Popconfirm, Tabs, Tooltip } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { Movable, Preview } from '@/shared/writing';
import type { Kind, Landing, LandingDetail, Section, Variant } from '../api';
import { heading, KINDS, MOST_VARIANTS, newSection, share, withVariant } from '../model';
import css from './landing.module.css';
import { SectionFields } from './SectionFields';
import { Whole } from './Whole';

interface Props {
  landing: Landing;
  keys: LandingDetail['keys'];
  disabled: boolean;
  onChange: (landing: Landing) => void;
}

/** What a page says, variant by variant, beside how it looks. */
export function Writing({ landing, keys, disabled, onChange }: Props) {
  const { t, i18n } = useTranslation('landing');
  const lang = i18n.language.startsWith('zh') ? 'zh' : 'en';
  const [chosen, setChosen] = useState(landing.variants[0]?.key ?? 'a');
  const variant = landing.variants.find(({ key }) => key === chosen) ?? landing.variants[0];
  const look = useMemo(() => ({ definition: landing, variant: chosen }), [landing, chosen]);
  const change = (key: string, by: Partial<Variant>) =>
    onChange({
      ...landing,
      variants: landing.variants.map((one) => (one.key === key ? { ...one, ...by } : one)),
    });
  return (
    <div className={css.desk}>
      <fieldset className={css.writing} disabled={disabled}>
        <Panel title={t('write.whole')}>
          <Whole landing={landing} keys={keys} onChange={onChange} />
        </Panel>
        <Panel title={t('write.sections')}>
          {landing.variants.length > 1 && (
            <Tabs
              size="small"
              activeKey={variant?.key ?? ''}
              onChange={setChosen}
              items={landing.variants.map(({ key }) => ({
                key,
                label: t('variant.name', { key: key.toUpperCase() }),
              }))}
            />
          )}
          {variant !== undefined && (
            <>
              <Weighing
                variant={variant}
                variants={landing.variants}
                onWeigh={(weight) => change(variant.key, { weight })}
                onAdd={() => {
                  const next = withVariant(landing, variant);
                  onChange(next);
                  setChosen(next.variants.at(-1)?.key ?? chosen);
                }}
                onRemove={() => {
                  const rest = landing.variants.filter(({ key }) => key !== variant.key);
                  onChange({ ...landing, variants: rest });
                  setChosen(rest[0]?.key ?? 'a');
                }}
              />
              <Movable<Section>
                key={variant.key}
                label={t('write.sections')}
                items={variant.sections}
                onChange={(sections) => change(variant.key, { sections })}
                title={(section) => heading(section, lang) || undefined}
                kind={(section) => t(`kind.${section.kind}`)}
                fields={(section, changed) => <SectionFields section={section} onChange={changed} />}
                copy={(section) => section}
                add={t('section.add')}
                kinds={KINDS.map((kind) => ({ key: kind, label: t(`kind.${kind}`) }))}
                fresh={(kind) => newSection(kind as Kind)}
              />
            </>
          )}
        </Panel>
      </fieldset>
      <Preview path="/api/landing-pages/preview" body={look} />
    </div>
  );
}

interface WeighingProps {
  variant: Variant;
  variants: Variant[];
  onWeigh: (weight: number) => void;
  onAdd: () => void;
  onRemove: () => void;
}

/** How many see this variant, and one more like it to try something else. */
function Weighing({ variant, variants, onWeigh, onAdd, onRemove }: WeighingProps) {
  const { t } = useTranslation('landing');
  const format = useFormat();
  const several = variants.length > 1;
  return (
    <div className={css.weighing}>
      {several && (
        <>
          <span>{t('variant.weight')}</span>
          <InputNumber
            aria-label={t('variant.weight')}
            min={0}
            max={100}
            precision={0}
            value={variant.weight}
            onChange={(weight) => onWeigh(weight ?? 0)}
          />
          <span className={css.soft}>
            {t('variant.share', { share: format.percent(share(variant, variants)) })}
          </span>
        </>
      )}
      <span className={css.gap} />
      {variants.length < MOST_VARIANTS && (
        <Tooltip title={t('variant.addHint')}>
          <Button size="small" icon={<CopyOutlined />} onClick={onAdd}>
            {t('variant.add')}
          </Button>
        </Tooltip>
      )}
      {several && (
        <Popconfirm title={t('variant.removeSure')} onConfirm={onRemove}>
          <Button size="small" icon={<DeleteOutlined />} aria-label={t('variant.remove')} />
        </Popconfirm>
      )}
    </div>
  );
}
