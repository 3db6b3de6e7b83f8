import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useVocabulary, type MessageKind, type Variant } from '@/shared/playbook';
import { useContentOptions } from '../api';
import css from './editor.module.css';
import { Field } from './Field';
import { ChooseField, SuggestField, TextField } from './fields';
import type { KindProps } from './NodeSettings';
import { ShareBar } from './ShareBar';

const categories: readonly MessageKind[] = ['MARKETING', 'TRANSACTIONAL'];

/** What is sent, by which channel, in which variants, and what permission it needs. */
export function SendSettings({ node, disabled, onChange }: KindProps<'send'>) {
  const { t } = useTranslation('journeys');
  const { t: p } = useTranslation('playbook');
  const { channels } = useVocabulary();
  const contents = useContentOptions(node.channel);
  const offered = [...new Set(['email', ...channels, node.channel])];
  const variants = node.variants ?? [];
  return (
    <>
      <ChooseField
        label={t('settings.channel')}
        value={node.channel}
        disabled={disabled}
        options={offered.map((c) => ({ value: c, label: p(`channel.${c}`, c) }))}
        onChange={(channel) => onChange({ ...node, channel })}
      />
      {variants.length === 0 && (
        <SuggestField
          label={t('settings.content')}
          value={node.content}
          disabled={disabled}
          placeholder={t('settings.contentHint')}
          options={contents.map((c) => ({ value: c.id, label: c.name }))}
          onChange={(content) => onChange({ ...node, content }, `${node.id}.content`)}
        />
      )}
      <Variants node={node} disabled={disabled} onChange={onChange} />
      <ChooseField
        label={t('settings.category')}
        hint={t(`settings.categoryHint.${node.category ?? 'MARKETING'}`)}
        value={node.category ?? 'MARKETING'}
        disabled={disabled}
        options={categories.map((c) => ({ value: c, label: t(`settings.categoryName.${c}`) }))}
        onChange={(c) => onChange({ ...node, category: c === 'TRANSACTIONAL' ? c : null })}
      />
      <TextField
        label={t('settings.purpose')}
        hint={t('settings.purposeHint')}
        value={node.purpose ?? ''}
        disabled={disabled}
        placeholder={t('settings.purposeNone')}
        onChange={(purpose) =>
          onChange({ ...node, purpose: purpose === '' ? null : purpose }, `${node.id}.purpose`)
        }
      />
    </>
  );
}

/** Contents sent instead of the one, each to its share of leads. */
function Variants({ node, disabled, onChange }: KindProps<'send'>) {
  const { t } = useTranslation('journeys');
  const contents = useContentOptions(node.channel);
  const variants = node.variants ?? [];
  const set = (next: Variant[], merge?: string) => onChange({ ...node, variants: next }, merge);
  const change = (i: number, part: Partial<Variant>, merge?: string) =>
    set(
      variants.map((v, at) => (at === i ? { ...v, ...part } : v)),
      merge,
    );
  const name = (i: number) => String.fromCharCode(65 + (i % 26));
  const add = () =>
    set(
      variants.length === 0
        ? [0, 1].map((i) => ({ name: name(i), content: i === 0 ? node.content : '', weight: 50 }))
        : [...variants, { name: name(variants.length), content: '', weight: 50 }],
    );
  const remove = (i: number) => {
    const left = variants.filter((_, at) => at !== i);
    // One variant is no choice: it becomes the content again.
    if (left.length === 1) onChange({ ...node, variants: [], content: left[0]?.content ?? '' });
    else set(left);
  };
  return (
    <Field label={t('settings.variants')} hint={t('settings.variantsHint')}>
      {() => (
        <>
          {variants.length > 1 && <ShareBar shares={variants} />}
          {variants.map((variant, i) => (
            <div
              key={i}
              className={css.arm}
              role="group"
              aria-label={t('settings.variant', { name: variant.name })}
            >
              <div className={css.armHead}>
                <Input
                  value={variant.name}
                  disabled={disabled}
                  aria-label={t('settings.variantName')}
                  onChange={(e) => change(i, { name: e.target.value }, `${node.id}.variant${i}`)}
                />
                <InputNumber
                  min={0}
                  value={variant.weight}
                  disabled={disabled}
                  aria-label={t('settings.weight')}
                  style={{ width: 84 }}
                  onChange={(weight) => change(i, { weight: weight ?? 0 }, `${node.id}.weight${i}`)}
                />
                {!disabled && (
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('settings.removeVariant')}
                    onClick={() => remove(i)}
                  />
                )}
              </div>
              <AutoComplete
                style={{ width: '100%' }}
                value={variant.content}
                disabled={disabled}
                aria-label={t('settings.content')}
                placeholder={t('settings.contentHint')}
                options={contents.map((c) => ({ value: c.id, label: c.name }))}
                onChange={(content: string) => change(i, { content }, `${node.id}.content${i}`)}
              />
            </div>
          ))}
          {!disabled && (
            <Button type="dashed" size="small" icon={<PlusOutlined />} style={{ marginTop: 8 }} onClick={add}>
              {t(variants.length === 0 ? 'settings.testVariants' : 'settings.addVariant')}
            </Button>
          )}
        </>
      )}
    </Field>
  );
}
