import { App, Button, Drawer, Input, InputNumber, Radio, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { ConditionEditor } from '@/shared/conditions';
import { DurationInput, PatternEditor, useSavePart, type Model, type ScoreRule } from '@/shared/playbook';
import { dimensions, flawsOf, models } from '../model';
import css from './scoring.module.css';
import { signed, useRuleSentence } from './useRuleSentence';

interface Props {
  rule: ScoreRule;
  isNew: boolean;
  editable: boolean;
  onClose: () => void;
}

/** Edits one rule and writes it to the draft. */
export function RuleDrawer({ rule: given, isNew, editable, onClose }: Props) {
  const { t } = useTranslation('scoring');
  const { t: c } = useTranslation('common');
  const { t: p } = useTranslation('playbook');
  const { message, modal } = App.useApp();
  const [rule, setRule] = useState(given);
  const [tried, setTried] = useState(false);
  const save = useSavePart();
  const part = `scoring/rules/${rule.id}`;
  const flaws = flawsOf(rule);
  const write = (value: ScoreRule | null) =>
    save.mutate(
      { part, value },
      {
        onSuccess: () => {
          void message.success(p('draft.saved'));
          onClose();
        },
      },
    );
  const submit = () => {
    setTried(true);
    if (flaws.length === 0) write(rule);
  };
  const remove = () =>
    void modal.confirm({
      title: t('editor.removeTitle', { name: rule.name }),
      content: t('editor.removeText'),
      okText: c('action.delete'),
      okButtonProps: { danger: true },
      onOk: () => write(null),
    });
  return (
    <Drawer
      open
      onClose={onClose}
      size={620}
      title={isNew ? t('editor.newTitle') : t('editor.title')}
      footer={
        editable && (
          <Space>
            <Button type="primary" loading={save.isPending} onClick={submit}>
              {c('action.save')}
            </Button>
            <Button onClick={onClose}>{c('action.cancel')}</Button>
            {!isNew && (
              <Button danger type="text" onClick={remove}>
                {t('editor.remove')}
              </Button>
            )}
          </Space>
        )
      }
    >
      <RuleForm rule={rule} onChange={setRule} disabled={!editable} />
      {tried &&
        flaws.map((flaw) => (
          <p key={flaw} className={css.harm} role="alert">
            {t(`editor.${flaw}`)}
          </p>
        ))}
      {save.isError && <ProblemAlert error={save.error} />}
    </Drawer>
  );
}

interface FormProps {
  rule: ScoreRule;
  onChange: (rule: ScoreRule) => void;
  disabled: boolean;
}

function RuleForm({ rule, onChange, disabled }: FormProps) {
  const { t } = useTranslation('scoring');
  const sentence = useRuleSentence();
  return (
    <>
      <div className={css.field}>
        <label htmlFor="rule-name">{t('editor.name')}</label>
        <Input
          id="rule-name"
          value={rule.name}
          disabled={disabled}
          onChange={(e) => onChange({ ...rule, name: e.target.value })}
        />
      </div>
      <div className={css.row}>
        <div className={css.field}>
          <label htmlFor="rule-points">{t('editor.points')}</label>
          <InputNumber
            id="rule-points"
            value={rule.points}
            min={-1000}
            max={1000}
            disabled={disabled}
            onChange={(points) => onChange({ ...rule, points: points ?? 0 })}
          />
        </div>
        <div className={css.field}>
          <label htmlFor="rule-model">{t('editor.model')}</label>
          <Select<Model>
            id="rule-model"
            value={rule.model}
            disabled={disabled}
            style={{ width: 180 }}
            options={dimensions.map((d) => ({
              label: t(`dimension.${d}`),
              options: models[d].map((m) => ({ value: m, label: t(`model.${m}`) })),
            }))}
            onChange={(model) => onChange({ ...rule, model })}
          />
        </div>
      </div>
      <TriggerFields rule={rule} onChange={onChange} disabled={disabled} />
      {rule.trigger.kind === 'each' && <FadeFields rule={rule} onChange={onChange} disabled={disabled} />}
      <p className={css.reads}>
        <strong>{t('points', { points: signed(rule.points) })}</strong>
        {' · '}
        {sentence(rule)}
      </p>
    </>
  );
}

function TriggerFields({ rule, onChange, disabled }: FormProps) {
  const { t } = useTranslation('scoring');
  const { trigger } = rule;
  const change = (kind: 'while' | 'each') =>
    onChange(
      kind === 'while'
        ? {
            ...rule,
            trigger: { kind, condition: { kind: 'all', of: [] } },
            cap: null,
            decay: { kind: 'none' },
          }
        : { ...rule, trigger: { kind, pattern: { type: '', where: [] } } },
    );
  return (
    <>
      <div className={css.field}>
        <span id="rule-when">{t('editor.when')}</span>
        <Radio.Group
          aria-labelledby="rule-when"
          value={trigger.kind}
          disabled={disabled}
          options={(['while', 'each'] as const).map((k) => ({ value: k, label: t(`editor.${k}`) }))}
          onChange={(e) => change(e.target.value as 'while' | 'each')}
        />
      </div>
      <div className={css.field}>
        <span>{trigger.kind === 'while' ? t('editor.condition') : t('editor.event')}</span>
        {trigger.kind === 'while' ? (
          <ConditionEditor
            label={t('editor.condition')}
            value={trigger.condition}
            disabled={disabled}
            sentence={false}
            onChange={(condition) => onChange({ ...rule, trigger: { kind: 'while', condition } })}
          />
        ) : (
          <PatternEditor
            value={trigger.pattern}
            onChange={(pattern) => onChange({ ...rule, trigger: { kind: 'each', pattern } })}
          />
        )}
      </div>
    </>
  );
}

function FadeFields({ rule, onChange, disabled }: FormProps) {
  const { t } = useTranslation('scoring');
  const { decay } = rule;
  return (
    <div className={css.row}>
      <div className={css.field}>
        <label htmlFor="rule-cap">{t('editor.cap')}</label>
        <InputNumber
          id="rule-cap"
          value={rule.cap ?? null}
          disabled={disabled}
          placeholder={t('editor.capNone')}
          onChange={(cap) => onChange({ ...rule, cap })}
        />
      </div>
      <div className={css.field}>
        <span>{t('editor.decay')}</span>
        <div className={css.inline}>
          <Select
            aria-label={t('editor.decay')}
            value={decay.kind}
            disabled={disabled}
            style={{ width: 150 }}
            options={[
              { value: 'none', label: t('editor.decayNone') },
              { value: 'halfLife', label: t('editor.decayHalf') },
            ]}
            onChange={(kind: 'none' | 'halfLife') =>
              onChange({ ...rule, decay: kind === 'none' ? { kind } : { kind, halfLife: 'P30D' } })
            }
          />
          {decay.kind === 'halfLife' && (
            <DurationInput
              label={t('editor.decayHalf')}
              value={decay.halfLife}
              onChange={(halfLife) => onChange({ ...rule, decay: { kind: 'halfLife', halfLife } })}
            />
          )}
        </div>
      </div>
    </div>
  );
}
