import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDraft, useVocabulary, type Dimension } from '@/shared/playbook';
import css from './editor.module.css';
import { Field } from './Field';
import { AssigneeField, ChooseField, DurationField, NumberField, optionsOf, TextField } from './fields';
import type { KindProps } from './NodeSettings';

export function TagSettings({ node, disabled, onChange }: KindProps<'addTag' | 'removeTag'>) {
  const { t } = useTranslation('journeys');
  const { tags } = useVocabulary();
  return (
    <ChooseField
      label={t('settings.tag')}
      value={node.tag}
      disabled={disabled}
      options={optionsOf(tags)}
      onChange={(tag) => onChange({ ...node, tag })}
    />
  );
}

export function AssignSettings({ node, disabled, onChange }: KindProps<'assign'>) {
  return <AssigneeField value={node.to} disabled={disabled} onChange={(to) => onChange({ ...node, to })} />;
}

export function TaskSettings({ node, disabled, onChange }: KindProps<'createTask'>) {
  const { t } = useTranslation('journeys');
  return (
    <>
      <TextField
        label={t('settings.taskTitle')}
        value={node.title}
        disabled={disabled}
        onChange={(title) => onChange({ ...node, title }, `${node.id}.title`)}
      />
      <AssigneeField value={node.to} disabled={disabled} onChange={(to) => onChange({ ...node, to })} />
      <DurationField
        label={t('settings.dueIn')}
        value={node.dueIn}
        disabled={disabled}
        onChange={(dueIn) => onChange({ ...node, dueIn }, `${node.id}.dueIn`)}
      />
    </>
  );
}

const dimensions: readonly Dimension[] = ['ENGAGEMENT', 'FIT', 'SPAM'];

export function AdjustScoreSettings({ node, disabled, onChange }: KindProps<'adjustScore'>) {
  const { t } = useTranslation('journeys');
  return (
    <>
      <ChooseField
        label={t('settings.dimension')}
        value={node.dimension}
        disabled={disabled}
        options={dimensions.map((d) => ({ value: d, label: t(`dimension.${d}`) }))}
        onChange={(d) => onChange({ ...node, dimension: d as Dimension })}
      />
      <NumberField
        label={t('settings.points')}
        hint={t('settings.pointsHint')}
        value={node.points}
        disabled={disabled}
        precision={1}
        onChange={(points) => onChange({ ...node, points: points ?? 0 }, `${node.id}.points`)}
      />
    </>
  );
}

export function MoveStageSettings({ node, disabled, onChange }: KindProps<'moveStage'>) {
  const { t } = useTranslation('journeys');
  const stages = useDraft().data?.playbook.lifecycle.stages ?? [];
  const chosen = stages.find((s) => s.id === node.stage);
  const note = {
    label: t('settings.note'),
    value: node.note ?? '',
    disabled,
    hint: t(chosen?.reasonRequired === true ? 'settings.noteNeeded' : 'settings.noteHint'),
    onChange: (text: string) => onChange({ ...node, note: text === '' ? null : text }, `${node.id}.note`),
  };
  return (
    <>
      <ChooseField
        label={t('settings.stage')}
        value={node.stage}
        disabled={disabled}
        options={optionsOf(stages)}
        onChange={(stage) => onChange({ ...node, stage })}
      />
      {chosen !== undefined && chosen.reasons.length > 0 ? (
        <ChooseField {...note} options={chosen.reasons.map((r) => ({ value: r, label: r }))} />
      ) : (
        <TextField {...note} />
      )}
    </>
  );
}

export function NotifySettings({ node, disabled, onChange }: KindProps<'notify'>) {
  const { t } = useTranslation('journeys');
  return (
    <>
      <AssigneeField owner value={node.to} disabled={disabled} onChange={(to) => onChange({ ...node, to })} />
      <TextField
        label={t('settings.notice')}
        rows={3}
        value={node.message}
        disabled={disabled}
        onChange={(message) => onChange({ ...node, message }, `${node.id}.message`)}
      />
    </>
  );
}

/** A webhook by its name, and what it is told besides the lead. */
export function WebhookSettings({ node, disabled, onChange }: KindProps<'callWebhook'>) {
  const { t } = useTranslation('journeys');
  const rows = Object.entries(node.values);
  const set = (next: [string, string][], merge?: string) =>
    onChange({ ...node, values: Object.fromEntries(next) }, merge);
  // A name that is taken would swallow the other's value.
  const taken = (i: number, name: string) => rows.some(([other], at) => at !== i && other === name);
  const change = (i: number, row: [string, string], merge: string) => {
    if (taken(i, row[0])) return;
    set(
      rows.map((r, at) => (at === i ? row : r)),
      merge,
    );
  };
  return (
    <>
      <TextField
        label={t('settings.webhook')}
        hint={t('settings.webhookHint')}
        value={node.webhook}
        disabled={disabled}
        onChange={(webhook) => onChange({ ...node, webhook }, `${node.id}.webhook`)}
      />
      <Field label={t('settings.values')} hint={t('settings.valuesHint')}>
        {() => (
          <>
            {rows.map(([name, value], i) => (
              <div key={i} className={css.armHead}>
                <Input
                  value={name}
                  disabled={disabled}
                  aria-label={t('settings.valueName')}
                  placeholder={t('settings.valueName')}
                  onChange={(e) => change(i, [e.target.value, value], `${node.id}.name${i}`)}
                />
                <Input
                  value={value}
                  disabled={disabled}
                  aria-label={t('settings.value')}
                  placeholder={t('settings.value')}
                  onChange={(e) => change(i, [name, e.target.value], `${node.id}.value${i}`)}
                />
                {!disabled && (
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('settings.removeValue')}
                    onClick={() => set(rows.filter((_, at) => at !== i))}
                  />
                )}
              </div>
            ))}
            {!disabled && (
              <Button
                type="dashed"
                size="small"
                icon={<PlusOutlined />}
                onClick={() => set([...rows, [freshName(node.values), '']])}
              >
                {t('settings.addValue')}
              </Button>
            )}
          </>
        )}
      </Field>
    </>
  );
}

/** A name no other value has, so that none is lost. */
function freshName(values: Readonly<Record<string, string>>): string {
  for (let n = 1; ; n++) if (!(`value${n}` in values)) return `value${n}`;
}

export function SurveySettings({ node, disabled, onChange }: KindProps<'offerSurvey'>) {
  const { t } = useTranslation('journeys');
  const { t: p } = useTranslation('playbook');
  const { channels } = useVocabulary();
  const offered = [...new Set(['email', ...channels, node.channel])];
  return (
    <>
      <Alert type="info" title={t('settings.surveyLater')} className={css.note ?? ''} />
      <ChooseField
        label={t('settings.channel')}
        value={node.channel}
        disabled={disabled}
        options={offered.map((c) => ({ value: c, label: p(`channel.${c}`, c) }))}
        onChange={(channel) => onChange({ ...node, channel })}
      />
      <TextField
        label={t('settings.survey')}
        value={node.survey}
        disabled={disabled}
        onChange={(survey) => onChange({ ...node, survey }, `${node.id}.survey`)}
      />
    </>
  );
}

export function RewardSettings({ node, disabled, onChange }: KindProps<'giveReward'>) {
  const { t } = useTranslation('journeys');
  return (
    <>
      <Alert type="info" title={t('settings.rewardLater')} className={css.note ?? ''} />
      <TextField
        label={t('settings.reward')}
        value={node.reward}
        disabled={disabled}
        onChange={(reward) => onChange({ ...node, reward }, `${node.id}.reward`)}
      />
    </>
  );
}
