import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionEditor, PatternEditor } from '@/shared/conditions';
import {
  DurationInput,
  type Decay,
  type Model,
  type Problem,
  type ScoreRule,
  type ScoreTrigger,
} from '@/shared/playbook';
import {
  capFor,
  decays,
  dimensions,
  fadingTime,
  models,
  triggers,
  withDecay,
  withPoints,
  withTrigger,
} from '../model';
import { FadeCurve } from './FadeCurve';
import css from './scoring.module.css';
import { signed, useRuleSentence } from './useRuleSentence';

interface FormProps {
  rule: ScoreRule;
  onChange: (rule: ScoreRule) => void;
  disabled: boolean;
  /** Problems of the playbook check, and where this rule stands in the playbook. */
  problems: readonly Problem[];
  place: string;
}

/** Everything about one rule: what gives points, how many, to which model, and how they fade. */
export function RuleForm(props: FormProps) {
  const { rule, onChange, disabled } = props;
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
            onChange={(points) => onChange(withPoints(rule, points ?? 0))}
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
      <TriggerFields {...props} />
      {rule.trigger.kind === 'each' && <FadeFields {...props} />}
      <p className={css.reads}>
        <strong>{t('points', { points: signed(rule.points) })}</strong>
        {' · '}
        {sentence(rule)}
      </p>
    </>
  );
}

function TriggerFields({ rule, onChange, disabled, problems, place }: FormProps) {
  const { t } = useTranslation('scoring');
  const { trigger } = rule;
  return (
    <>
      <div className={css.field}>
        <span id="rule-when">{t('editor.when')}</span>
        <Radio.Group
          aria-labelledby="rule-when"
          value={trigger.kind}
          disabled={disabled}
          options={triggers.map((k) => ({ value: k, label: t(`editor.${k}`) }))}
          onChange={(e) => onChange(withTrigger(rule, e.target.value as ScoreTrigger['kind']))}
        />
      </div>
      {trigger.kind === 'while' && (
        <div className={css.field}>
          <span>{t('editor.condition')}</span>
          <ConditionEditor
            label={t('editor.condition')}
            value={trigger.condition}
            disabled={disabled}
            sentence={false}
            problems={problems}
            place={`${place}/trigger/condition`}
            onChange={(condition) => onChange({ ...rule, trigger: { kind: 'while', condition } })}
          />
        </div>
      )}
      {trigger.kind === 'each' && (
        <div className={css.field}>
          <span>{t('editor.event')}</span>
          <PatternEditor
            value={trigger.pattern}
            disabled={disabled}
            onChange={(pattern) => onChange({ ...rule, trigger: { kind: 'each', pattern } })}
          />
        </div>
      )}
      {trigger.kind === 'silent' && (
        <SilentFields
          trigger={trigger}
          disabled={disabled}
          onChange={(changed) => onChange({ ...rule, trigger: changed })}
        />
      )}
    </>
  );
}

type Silent = Extract<ScoreTrigger, { kind: 'silent' }>;

function SilentFields({
  trigger,
  disabled,
  onChange,
}: {
  trigger: Silent;
  disabled: boolean;
  onChange: (trigger: Silent) => void;
}) {
  const { t } = useTranslation('scoring');
  const anything = trigger.pattern === null || trigger.pattern === undefined;
  return (
    <>
      <div className={css.row}>
        <div className={css.field}>
          <span>{t('editor.silentAfter')}</span>
          <DurationInput
            label={t('editor.silentAfter')}
            value={trigger.after}
            min={1}
            disabled={disabled}
            onChange={(after) => onChange({ ...trigger, after })}
          />
        </div>
        <div className={css.field}>
          <label htmlFor="rule-most">{t('editor.silentMost')}</label>
          <InputNumber
            id="rule-most"
            min={1}
            precision={0}
            value={trigger.most}
            disabled={disabled}
            onChange={(most) => onChange({ ...trigger, most: most ?? 1 })}
          />
        </div>
      </div>
      <div className={css.field}>
        <Checkbox
          checked={anything}
          disabled={disabled}
          onChange={(e) =>
            onChange({ ...trigger, pattern: e.target.checked ? null : { type: '', where: [] } })
          }
        >
          {t('editor.silentAny')}
        </Checkbox>
        {!anything && (
          <PatternEditor
            value={trigger.pattern ?? { type: '', where: [] }}
            disabled={disabled}
            onChange={(pattern) => onChange({ ...trigger, pattern })}
          />
        )}
        <span>{t('editor.silentHint')}</span>
      </div>
    </>
  );
}

function FadeFields({ rule, onChange, disabled }: FormProps) {
  const { t } = useTranslation('scoring');
  const { decay } = rule;
  const time = fadingTime(decay);
  return (
    <>
      <div className={css.row}>
        {(['cap', 'capPerDay'] as const).map((key) => (
          <div key={key} className={css.field}>
            <label htmlFor={`rule-${key}`}>{t(`editor.${key}`)}</label>
            <InputNumber
              id={`rule-${key}`}
              value={rule[key] === null || rule[key] === undefined ? null : Math.abs(rule[key])}
              min={0}
              disabled={disabled}
              placeholder={t('editor.capNone')}
              onChange={(amount) => onChange({ ...rule, [key]: capFor(amount, rule.points) })}
            />
          </div>
        ))}
        <div className={css.field}>
          <span>{t('editor.decay')}</span>
          <div className={css.inline}>
            <Select<Decay['kind']>
              aria-label={t('editor.decay')}
              value={decay.kind}
              disabled={disabled}
              style={{ width: 170 }}
              options={decays.map((kind) => ({ value: kind, label: t(`decay.${kind}`) }))}
              onChange={(kind) => onChange({ ...rule, decay: withDecay(decay, kind) })}
            />
            {time !== undefined && (
              <DurationInput
                label={t(`decay.${decay.kind}`)}
                value={time}
                min={1}
                disabled={disabled}
                onChange={(changed) => onChange({ ...rule, decay: retimed(decay, changed) })}
              />
            )}
          </div>
        </div>
      </div>
      <FadeCurve decay={decay} points={rule.points} />
    </>
  );
}

function retimed(decay: Decay, time: string): Decay {
  return withDecay({ kind: 'expiry', after: time }, decay.kind);
}
