import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionField, type Journey, type JourneyNode } from '@/shared/playbook';
import { exitsOf, hasWayIn, withExit } from '../graph/exits';
import {
  AdjustScoreSettings,
  AssignSettings,
  MoveStageSettings,
  NotifySettings,
  RewardSettings,
  SurveySettings,
  TagSettings,
  TaskSettings,
  WebhookSettings,
} from './ActSettings';
import { BranchSettings } from './BranchSettings';
import { EntrySettings } from './EntrySettings';
import { Field } from './Field';
import { TextField } from './fields';
import { FieldSettings } from './FieldSettings';
import { OtherJourneySettings } from './OtherJourneySettings';
import { SendSettings } from './SendSettings';
import { SplitSettings } from './SplitSettings';
import { WaitForSettings, WaitSettings, WaitUntilSettings } from './WaitSettings';
import { useNodeWords } from './words';

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
  const rest = { disabled, onChange };
  switch (node.kind) {
    case 'entry':
      return <EntrySettings node={node} {...rest} />;
    case 'send':
      return <SendSettings node={node} {...rest} />;
    case 'wait':
      return <WaitSettings node={node} {...rest} />;
    case 'waitUntil':
      return <WaitUntilSettings node={node} {...rest} />;
    case 'waitFor':
      return <WaitForSettings node={node} {...rest} />;
    case 'branch':
      return <BranchSettings node={node} {...rest} />;
    case 'split':
      return <SplitSettings node={node} {...rest} />;
    case 'addTag':
    case 'removeTag':
      return <TagSettings node={node} {...rest} />;
    case 'assign':
      return <AssignSettings node={node} {...rest} />;
    case 'createTask':
      return <TaskSettings node={node} {...rest} />;
    case 'setField':
      return <FieldSettings node={node} {...rest} />;
    case 'adjustScore':
      return <AdjustScoreSettings node={node} {...rest} />;
    case 'moveStage':
      return <MoveStageSettings node={node} {...rest} />;
    case 'notify':
      return <NotifySettings node={node} {...rest} />;
    case 'callWebhook':
      return <WebhookSettings node={node} {...rest} />;
    case 'offerSurvey':
      return <SurveySettings node={node} {...rest} />;
    case 'giveReward':
      return <RewardSettings node={node} {...rest} />;
    case 'enterJourney':
    case 'leaveJourney':
    case 'subJourney':
      return <OtherJourneySettings node={node} {...rest} />;
    case 'goal':
      return <GoalSettings node={node} {...rest} />;
    case 'exit':
      return <NameField node={node} {...rest} />;
  }
}

export interface KindProps<K extends JourneyNode['kind']> {
  node: Of<K>;
  disabled: boolean;
  onChange: OnNode;
}

/** Where a node that can fail sends those leads; the same way can be drawn from the red dot of the node. */
export function ErrorExit({ node, journey, editable, onChange }: Props & { journey: Journey }) {
  const { t } = useTranslation('journeys');
  const words = useNodeWords();
  const exit = exitsOf(node).find((e) => e.error === true);
  if (exit === undefined) return null;
  const others = journey.nodes.filter((n) => n.id !== node.id && hasWayIn(n.kind));
  const label = (n: JourneyNode) => [words.kind(n), words.summary(n)].filter((w) => w !== '').join(' · ');
  return (
    <Field label={t('settings.onError')} hint={t('settings.onErrorHint')}>
      {(id) => (
        <Select
          id={id}
          allowClear
          placeholder={t('settings.onErrorNone')}
          value={exit.target}
          disabled={!editable}
          options={others.map((n) => ({ value: n.id, label: label(n) }))}
          onChange={(to: string | undefined) => onChange(withExit(node, exit.key, to))}
        />
      )}
    </Field>
  );
}

function NameField({ node, disabled, onChange }: KindProps<'goal' | 'exit'>) {
  const { t } = useTranslation('journeys');
  return (
    <TextField
      label={t('settings.name')}
      value={node.name}
      disabled={disabled}
      onChange={(name) => onChange({ ...node, name }, `${node.id}.name`)}
    />
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
