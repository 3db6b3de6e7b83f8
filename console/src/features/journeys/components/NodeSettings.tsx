import { AutoComplete, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PatternEditor } from '@/shared/conditions';
import { ConditionField, DurationInput, useVocabulary, type JourneyNode } from '@/shared/playbook';
import { useAssignees, useContentOptions } from '../api';
import { BranchSettings } from './BranchSettings';
import { EntrySettings } from './EntrySettings';
import { Field } from './Field';

export type OnNode = (node: JourneyNode, merge?: string) => void;
export type Of<K extends JourneyNode['kind']> = Extract<JourneyNode, { kind: K }>;

interface Props {
  node: JourneyNode;
  editable: boolean;
  onChange: OnNode;
}

/** The settings of one node, by its kind. */
export function NodeSettings({ node, editable, onChange }: Props) {
  const disabled = !editable;
  switch (node.kind) {
    case 'entry':
      return <EntrySettings node={node} disabled={disabled} onChange={onChange} />;
    case 'send':
      return <SendSettings node={node} disabled={disabled} onChange={onChange} />;
    case 'wait':
      return <WaitSettings node={node} disabled={disabled} onChange={onChange} />;
    case 'waitFor':
      return <WaitForSettings node={node} disabled={disabled} onChange={onChange} />;
    case 'branch':
      return <BranchSettings node={node} disabled={disabled} onChange={onChange} />;
    case 'addTag':
    case 'removeTag':
      return <TagSettings node={node} disabled={disabled} onChange={onChange} />;
    case 'assign':
      return <AssignSettings node={node} disabled={disabled} onChange={onChange} />;
    case 'createTask':
      return <TaskSettings node={node} disabled={disabled} onChange={onChange} />;
    case 'goal':
      return <GoalSettings node={node} disabled={disabled} onChange={onChange} />;
    case 'exit':
      return <NameField node={node} disabled={disabled} onChange={onChange} />;
  }
}

export interface KindProps<K extends JourneyNode['kind']> {
  node: Of<K>;
  disabled: boolean;
  onChange: OnNode;
}

function SendSettings({ node, disabled, onChange }: KindProps<'send'>) {
  const { t } = useTranslation('journeys');
  const { t: p } = useTranslation('playbook');
  const { channels } = useVocabulary();
  const contents = useContentOptions(node.channel);
  const offered = [...new Set(['email', ...channels, node.channel])];
  return (
    <>
      <Field label={t('settings.channel')}>
        {(id) => (
          <Select
            id={id}
            value={node.channel}
            disabled={disabled}
            options={offered.map((c) => ({ value: c, label: p(`channel.${c}`, c) }))}
            onChange={(channel: string) => onChange({ ...node, channel })}
          />
        )}
      </Field>
      <Field label={t('settings.content')}>
        {(id) => (
          <AutoComplete
            id={id}
            value={node.content}
            disabled={disabled}
            placeholder={t('settings.contentHint')}
            options={contents.map((c) => ({ value: c.id, label: c.name }))}
            onChange={(content: string) => onChange({ ...node, content }, `${node.id}.content`)}
          />
        )}
      </Field>
    </>
  );
}

function WaitSettings({ node, onChange }: KindProps<'wait'>) {
  const { t } = useTranslation('journeys');
  return (
    <Field label={t('settings.duration')}>
      {() => (
        <DurationInput
          label={t('settings.duration')}
          value={node.duration}
          onChange={(duration) => onChange({ ...node, duration }, `${node.id}.duration`)}
        />
      )}
    </Field>
  );
}

function WaitForSettings({ node, disabled, onChange }: KindProps<'waitFor'>) {
  const { t } = useTranslation('journeys');
  const { awaited } = node;
  return (
    <>
      <Field label={t('settings.awaited')}>
        {(id) => (
          <Select
            id={id}
            value={awaited.kind}
            disabled={disabled}
            options={(['forEvent', 'forCondition'] as const).map((k) => ({
              value: k,
              label: t(`settings.awaitedKind.${k}`),
            }))}
            onChange={(kind) =>
              onChange({
                ...node,
                awaited:
                  kind === 'forEvent'
                    ? { kind, pattern: { type: '', where: [] } }
                    : { kind, condition: { kind: 'all', of: [] } },
              })
            }
          />
        )}
      </Field>
      {awaited.kind === 'forEvent' ? (
        <Field label={t('settings.event')}>
          {() => (
            <PatternEditor
              disabled={disabled}
              value={awaited.pattern}
              onChange={(pattern) =>
                onChange({ ...node, awaited: { kind: 'forEvent', pattern } }, `${node.id}.pattern`)
              }
            />
          )}
        </Field>
      ) : (
        <Field label={t('settings.condition')}>
          {() => (
            <ConditionField
              label={t('settings.condition')}
              value={awaited.condition}
              disabled={disabled}
              inJourney
              onChange={(c) =>
                onChange({
                  ...node,
                  awaited: { kind: 'forCondition', condition: c ?? { kind: 'all', of: [] } },
                })
              }
            />
          )}
        </Field>
      )}
      <Field label={t('settings.timeout')}>
        {() => (
          <DurationInput
            label={t('settings.timeout')}
            value={node.timeout}
            onChange={(timeout) => onChange({ ...node, timeout }, `${node.id}.timeout`)}
          />
        )}
      </Field>
    </>
  );
}

function TagSettings({ node, disabled, onChange }: KindProps<'addTag' | 'removeTag'>) {
  const { t } = useTranslation('journeys');
  const { tags } = useVocabulary();
  return (
    <Field label={t('settings.tag')}>
      {(id) => (
        <Select
          id={id}
          value={node.tag === '' ? undefined : node.tag}
          disabled={disabled}
          showSearch={{ optionFilterProp: 'label' }}
          options={tags.map((tag) => ({ value: tag.id, label: tag.name }))}
          onChange={(tag: string) => onChange({ ...node, tag })}
        />
      )}
    </Field>
  );
}

const teams = ['marketing', 'sdr', 'sales', 'success'];

function AssigneeField({
  value,
  disabled,
  onChange,
}: {
  value: string;
  disabled: boolean;
  onChange: (to: string) => void;
}) {
  const { t } = useTranslation('journeys');
  const people = useAssignees();
  return (
    <Field label={t('settings.to')}>
      {(id) => (
        <Select
          id={id}
          value={value === '' ? undefined : value}
          disabled={disabled}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            ...teams.map((team) => ({
              value: `team:${team}`,
              label: t('settings.team', { name: t(`team.${team}`) }),
            })),
            ...people.map((p) => ({ value: `user:${p.id}`, label: p.name })),
          ]}
          onChange={onChange}
        />
      )}
    </Field>
  );
}

function AssignSettings({ node, disabled, onChange }: KindProps<'assign'>) {
  return <AssigneeField value={node.to} disabled={disabled} onChange={(to) => onChange({ ...node, to })} />;
}

function TaskSettings({ node, disabled, onChange }: KindProps<'createTask'>) {
  const { t } = useTranslation('journeys');
  return (
    <>
      <Field label={t('settings.taskTitle')}>
        {(id) => (
          <Input
            id={id}
            value={node.title}
            disabled={disabled}
            onChange={(e) => onChange({ ...node, title: e.target.value }, `${node.id}.title`)}
          />
        )}
      </Field>
      <AssigneeField value={node.to} disabled={disabled} onChange={(to) => onChange({ ...node, to })} />
      <Field label={t('settings.dueIn')}>
        {() => (
          <DurationInput
            label={t('settings.dueIn')}
            value={node.dueIn}
            onChange={(dueIn) => onChange({ ...node, dueIn }, `${node.id}.dueIn`)}
          />
        )}
      </Field>
    </>
  );
}

function NameField({ node, disabled, onChange }: KindProps<'goal' | 'exit'>) {
  const { t } = useTranslation('journeys');
  return (
    <Field label={t('settings.name')}>
      {(id) => (
        <Input
          id={id}
          value={node.name}
          disabled={disabled}
          onChange={(e) => onChange({ ...node, name: e.target.value }, `${node.id}.name`)}
        />
      )}
    </Field>
  );
}

function GoalSettings({ node, disabled, onChange }: KindProps<'goal'>) {
  const { t } = useTranslation('journeys');
  return (
    <>
      <NameField node={node} disabled={disabled} onChange={onChange} />
      <Field label={t('settings.condition')}>
        {() => (
          <ConditionField
            label={t('settings.condition')}
            value={node.condition}
            disabled={disabled}
            inJourney
            onChange={(c) => onChange({ ...node, condition: c ?? { kind: 'all', of: [] } })}
          />
        )}
      </Field>
    </>
  );
}
