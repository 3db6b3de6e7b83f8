import { useTranslation } from 'react-i18next';
import { PatternEditor } from '@/shared/conditions';
import {
  ConditionField,
  useVocabulary,
  type EntryTrigger,
  type Outcome,
  type Reentry,
} from '@/shared/playbook';
import { Field } from './Field';
import {
  ChooseField,
  DurationField,
  NumberField,
  optionsOf,
  SuggestField,
  SwitchField,
  TimeField,
} from './fields';
import type { KindProps } from './NodeSettings';
import { useOtherJourneys } from './OtherJourneySettings';
import { dateFields } from './WaitSettings';

function newTrigger(kind: EntryTrigger['kind']): EntryTrigger {
  switch (kind) {
    case 'onSegment':
      return { kind, segment: '' };
    case 'onStage':
      return { kind, stage: '' };
    case 'onEvent':
      return { kind, pattern: { type: '', where: [] } };
    case 'onForm':
      return { kind, form: '*' };
    case 'onDate':
      return { kind, field: '', daysAfter: 0, at: '09:00', yearly: false };
    case 'onJourney':
      return { kind, journey: '', outcome: null };
    case 'manual':
      return { kind };
  }
}

export const triggers: readonly EntryTrigger['kind'][] = [
  'onSegment',
  'onStage',
  'onEvent',
  'onForm',
  'onDate',
  'onJourney',
  'manual',
];
const reentries: readonly Reentry['kind'][] = ['never', 'after', 'always'];
export const outcomes: readonly Outcome[] = [
  'COMPLETED',
  'GOAL_REACHED',
  'EXITED',
  'REMOVED',
  'FAILED',
  'HELD_OUT',
];

/** Who comes in, how often, and how late. */
export function EntrySettings({ node, disabled, onChange }: KindProps<'entry'>) {
  const { t } = useTranslation('journeys');
  return (
    <>
      <ChooseField
        label={t('settings.trigger')}
        value={node.trigger.kind}
        disabled={disabled}
        options={triggers.map((k) => ({ value: k, label: t(`settings.triggerKind.${k}`) }))}
        onChange={(kind) => onChange({ ...node, trigger: newTrigger(kind as EntryTrigger['kind']) })}
      />
      <TriggerSettings node={node} disabled={disabled} onChange={onChange} />
      <Field label={t('settings.audience')}>
        {() => (
          <ConditionField
            label={t('settings.audience')}
            value={node.audience}
            optional
            disabled={disabled}
            onChange={(audience) => onChange({ ...node, audience })}
          />
        )}
      </Field>
      <ReentrySettings node={node} disabled={disabled} onChange={onChange} />
      <DurationField
        label={t('settings.grace')}
        value={node.grace}
        disabled={disabled}
        onChange={(grace) => onChange({ ...node, grace }, 'grace')}
      />
    </>
  );
}

function ReentrySettings({ node, disabled, onChange }: KindProps<'entry'>) {
  const { t } = useTranslation('journeys');
  const choose = (kind: string) => {
    if (kind === 'never') onChange({ ...node, reentry: { kind }, most: null });
    else onChange({ ...node, reentry: kind === 'after' ? { kind, since: 'P30D' } : { kind: 'always' } });
  };
  return (
    <>
      <ChooseField
        label={t('settings.reentry')}
        value={node.reentry.kind}
        disabled={disabled}
        options={reentries.map((k) => ({ value: k, label: t(`settings.reentryKind.${k}`) }))}
        onChange={choose}
      />
      {node.reentry.kind === 'after' && (
        <DurationField
          label={t('settings.reentryAfter')}
          value={node.reentry.since}
          disabled={disabled}
          onChange={(since) => onChange({ ...node, reentry: { kind: 'after', since } }, 'since')}
        />
      )}
      {node.reentry.kind !== 'never' && (
        <NumberField
          label={t('settings.most')}
          hint={t('settings.mostHint')}
          min={1}
          value={node.most ?? null}
          disabled={disabled}
          onChange={(most) => onChange({ ...node, most }, 'most')}
        />
      )}
    </>
  );
}

function TriggerSettings({ node, disabled, onChange }: KindProps<'entry'>) {
  const { t } = useTranslation('journeys');
  const { segments, stages, fields } = useVocabulary();
  const others = useOtherJourneys();
  const { trigger } = node;
  const set = (next: EntryTrigger, merge?: string) => onChange({ ...node, trigger: next }, merge);
  switch (trigger.kind) {
    case 'manual':
      return null;
    case 'onSegment':
      return (
        <ChooseField
          label={t('settings.segment')}
          value={trigger.segment}
          disabled={disabled}
          options={optionsOf(segments)}
          onChange={(segment) => set({ ...trigger, segment })}
        />
      );
    case 'onStage':
      return (
        <ChooseField
          label={t('settings.stage')}
          value={trigger.stage}
          disabled={disabled}
          options={optionsOf(stages)}
          onChange={(stage) => set({ ...trigger, stage })}
        />
      );
    case 'onEvent':
      return (
        <Field label={t('settings.event')}>
          {() => (
            <PatternEditor
              disabled={disabled}
              value={trigger.pattern}
              onChange={(pattern) => set({ ...trigger, pattern }, 'trigger')}
            />
          )}
        </Field>
      );
    case 'onForm':
      return (
        <SuggestField
          label={t('settings.form')}
          hint={t('settings.formHint')}
          value={trigger.form}
          disabled={disabled}
          options={[{ value: '*', label: t('settings.anyForm') }]}
          onChange={(form) => set({ ...trigger, form }, 'form')}
        />
      );
    case 'onDate':
      return (
        <>
          <ChooseField
            label={t('settings.dateField')}
            value={trigger.field}
            disabled={disabled}
            options={dateFields(fields)}
            onChange={(field) => set({ ...trigger, field })}
          />
          <NumberField
            label={t('settings.daysAfter')}
            hint={t('settings.daysAfterHint')}
            min={-3650}
            max={3650}
            value={trigger.daysAfter}
            disabled={disabled}
            onChange={(days) => set({ ...trigger, daysAfter: days ?? 0 }, 'days')}
          />
          <TimeField
            label={t('settings.timeOfDay')}
            hint={t('settings.leadsTime')}
            value={trigger.at}
            disabled={disabled}
            onChange={(at) => set({ ...trigger, at }, 'at')}
          />
          <SwitchField
            label={t('settings.yearly')}
            value={trigger.yearly}
            disabled={disabled}
            onChange={(yearly) => set({ ...trigger, yearly })}
          />
        </>
      );
    case 'onJourney':
      return (
        <>
          <ChooseField
            label={t('settings.otherJourney')}
            value={trigger.journey}
            disabled={disabled}
            options={others}
            onChange={(journey) => set({ ...trigger, journey })}
          />
          <ChooseField
            label={t('settings.outcome')}
            value={trigger.outcome ?? 'any'}
            disabled={disabled}
            options={['any', ...outcomes].map((o) => ({ value: o, label: t(`outcome.${o}`) }))}
            onChange={(o) => set({ ...trigger, outcome: o === 'any' ? null : (o as Outcome) })}
          />
        </>
      );
  }
}
