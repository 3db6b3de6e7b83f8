import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PatternEditor } from '@/shared/conditions';
import {
  ConditionField,
  DurationInput,
  useVocabulary,
  type EntryTrigger,
  type Reentry,
} from '@/shared/playbook';
import { Field } from './Field';
import type { KindProps } from './NodeSettings';

function newTrigger(kind: EntryTrigger['kind']): EntryTrigger {
  switch (kind) {
    case 'onSegment':
      return { kind, segment: '' };
    case 'onStage':
      return { kind, stage: '' };
    case 'onEvent':
      return { kind, pattern: { type: '', where: [] } };
    case 'manual':
      return { kind };
  }
}

const triggers: EntryTrigger['kind'][] = ['onSegment', 'onStage', 'onEvent', 'manual'];
const reentries: Reentry['kind'][] = ['never', 'after', 'always'];

/** Who comes in, how often, and how late. */
export function EntrySettings({ node, disabled, onChange }: KindProps<'entry'>) {
  const { t } = useTranslation('journeys');
  return (
    <>
      <Field label={t('settings.trigger')}>
        {(id) => (
          <Select
            id={id}
            value={node.trigger.kind}
            disabled={disabled}
            options={triggers.map((k) => ({ value: k, label: t(`settings.triggerKind.${k}`) }))}
            onChange={(kind) => onChange({ ...node, trigger: newTrigger(kind) })}
          />
        )}
      </Field>
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
      <Field label={t('settings.reentry')}>
        {(id) => (
          <Select
            id={id}
            value={node.reentry.kind}
            disabled={disabled}
            options={reentries.map((k) => ({ value: k, label: t(`settings.reentryKind.${k}`) }))}
            onChange={(kind) =>
              onChange({ ...node, reentry: kind === 'after' ? { kind, since: 'P30D' } : { kind } })
            }
          />
        )}
      </Field>
      {node.reentry.kind === 'after' && (
        <Field label={t('settings.reentryAfter')}>
          {() => (
            <DurationInput
              label={t('settings.reentryAfter')}
              value={node.reentry.kind === 'after' ? node.reentry.since : ''}
              onChange={(since) => onChange({ ...node, reentry: { kind: 'after', since } }, 'since')}
            />
          )}
        </Field>
      )}
      <Field label={t('settings.grace')}>
        {() => (
          <DurationInput
            label={t('settings.grace')}
            value={node.grace}
            onChange={(grace) => onChange({ ...node, grace }, 'grace')}
          />
        )}
      </Field>
    </>
  );
}

function TriggerSettings({ node, disabled, onChange }: KindProps<'entry'>) {
  const { t } = useTranslation('journeys');
  const { segments, stages } = useVocabulary();
  const { trigger } = node;
  const choose = (list: readonly { id: string; name: string }[]) =>
    list.map((e) => ({ value: e.id, label: e.name }));
  switch (trigger.kind) {
    case 'manual':
      return null;
    case 'onSegment':
      return (
        <Field label={t('settings.segment')}>
          {(id) => (
            <Select
              id={id}
              value={trigger.segment === '' ? undefined : trigger.segment}
              disabled={disabled}
              showSearch={{ optionFilterProp: 'label' }}
              options={choose(segments)}
              onChange={(segment: string) => onChange({ ...node, trigger: { kind: 'onSegment', segment } })}
            />
          )}
        </Field>
      );
    case 'onStage':
      return (
        <Field label={t('settings.stage')}>
          {(id) => (
            <Select
              id={id}
              value={trigger.stage === '' ? undefined : trigger.stage}
              disabled={disabled}
              showSearch={{ optionFilterProp: 'label' }}
              options={choose(stages)}
              onChange={(stage: string) => onChange({ ...node, trigger: { kind: 'onStage', stage } })}
            />
          )}
        </Field>
      );
    case 'onEvent':
      return (
        <Field label={t('settings.event')}>
          {() => (
            <PatternEditor
              disabled={disabled}
              value={trigger.pattern}
              onChange={(pattern) => onChange({ ...node, trigger: { kind: 'onEvent', pattern } }, 'trigger')}
            />
          )}
        </Field>
      );
  }
}
