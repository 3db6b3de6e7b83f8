import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Collapse, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Share } from '@/shared/playbook';
import css from './editor.module.css';
import { Field } from './Field';
import { ChooseField, TextField } from './fields';
import type { KindProps } from './NodeSettings';
import { ShareBar } from './ShareBar';

const modes = ['FIXED', 'BANDIT'] as const;

/** The ways of a split and how leads are shared out among them. */
export function SplitSettings({ node, disabled, onChange }: KindProps<'split'>) {
  const { t } = useTranslation('journeys');
  return (
    <>
      <Shares node={node} disabled={disabled} onChange={onChange} />
      <ChooseField
        label={t('settings.splitMode')}
        hint={t(`settings.splitModeHint.${node.mode}`)}
        value={node.mode}
        disabled={disabled}
        options={modes.map((m) => ({ value: m, label: t(`settings.splitModeName.${m}`) }))}
        onChange={(m) => onChange({ ...node, mode: m === 'BANDIT' ? 'BANDIT' : 'FIXED' })}
      />
      <Collapse
        ghost
        size="small"
        className={css.advanced ?? ''}
        items={[
          {
            key: 'advanced',
            label: t('settings.advanced'),
            children: (
              <TextField
                label={t('settings.salt')}
                hint={t('settings.saltHint')}
                value={node.salt ?? ''}
                disabled={disabled}
                placeholder={t('settings.saltNone')}
                onChange={(salt) => onChange({ ...node, salt: salt === '' ? null : salt }, `${node.id}.salt`)}
              />
            ),
          },
        ]}
      />
    </>
  );
}

function Shares({ node, disabled, onChange }: KindProps<'split'>) {
  const { t } = useTranslation('journeys');
  const { shares } = node;
  const set = (next: Share[], merge?: string) => onChange({ ...node, shares: next }, merge);
  const change = (i: number, part: Partial<Share>, merge?: string) =>
    set(
      shares.map((s, at) => (at === i ? { ...s, ...part } : s)),
      merge,
    );
  const fresh = (): Share => ({
    name: ['A', 'B', 'C', 'D', 'E', 'F'].find((n) => !shares.some((s) => s.name === n)) ?? '',
    weight: 10,
    holdOut: false,
  });
  return (
    <Field label={t('settings.shares')} hint={t('settings.sharesHint')}>
      {() => (
        <>
          <ShareBar shares={shares} />
          {shares.map((share, i) => (
            <div
              key={i}
              className={css.arm}
              role="group"
              aria-label={t('settings.share', { name: share.name })}
            >
              <div className={css.armHead}>
                <Input
                  value={share.name}
                  disabled={disabled}
                  aria-label={t('settings.armName')}
                  placeholder={t('settings.armName')}
                  onChange={(e) => change(i, { name: e.target.value }, `${node.id}.share${i}`)}
                />
                <InputNumber
                  min={0}
                  value={share.weight}
                  disabled={disabled}
                  aria-label={t('settings.weight')}
                  style={{ width: 84 }}
                  onChange={(weight) => change(i, { weight: weight ?? 0 }, `${node.id}.weight${i}`)}
                />
                {!disabled && (
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    disabled={shares.length < 2}
                    aria-label={t('settings.removeArm')}
                    onClick={() => set(shares.filter((_, at) => at !== i))}
                  />
                )}
              </div>
              <Checkbox
                checked={share.holdOut}
                disabled={disabled}
                onChange={(e) =>
                  change(i, e.target.checked ? { holdOut: true, next: null } : { holdOut: false })
                }
              >
                {t('settings.holdOut')}
              </Checkbox>
            </div>
          ))}
          {!disabled && (
            <Button
              type="dashed"
              size="small"
              icon={<PlusOutlined />}
              style={{ marginTop: 8 }}
              onClick={() => set([...shares, fresh()])}
            >
              {t('settings.addShare')}
            </Button>
          )}
        </>
      )}
    </Field>
  );
}
