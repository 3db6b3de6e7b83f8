import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionField, type Journey, type JourneyNode } from '@/shared/playbook';
import css from './editor.module.css';
import { Field } from './Field';
import { icons } from './kinds';
import { NumberField } from './fields';
import { ErrorExit, NodeSettings } from './NodeSettings';

interface Props {
  journey: Journey;
  selected: readonly string[];
  editable: boolean;
  onJourney: (change: Partial<Journey>, merge?: string) => void;
  onNode: (node: JourneyNode, merge?: string) => void;
  onDelete: () => void;
}

/** The settings of what is selected: one node, several, or the journey itself. */
export function Settings({ journey, selected, editable, onJourney, onNode, onDelete }: Props) {
  const { t } = useTranslation('journeys');
  const node = selected.length === 1 ? journey.nodes.find((n) => n.id === selected[0]) : undefined;
  return (
    <aside className={css.settings} aria-label={t('settings.title')}>
      {node !== undefined && (
        <>
          <h2>
            {icons[node.kind]} {t(`kind.${node.kind}`)}
          </h2>
          <span className={css.soft}>{t(`about.${node.kind}`)}</span>
          <NodeSettings key={node.id} node={node} editable={editable} onChange={onNode} />
          <ErrorExit node={node} journey={journey} editable={editable} onChange={onNode} />
        </>
      )}
      {node === undefined && selected.length > 1 && <h2>{t('settings.many', { count: selected.length })}</h2>}
      {node === undefined && selected.length === 0 && (
        <JourneySettings journey={journey} editable={editable} onChange={onJourney} />
      )}
      {editable && selected.length > 0 && node?.kind !== 'entry' && (
        <Button
          danger
          type="text"
          icon={<DeleteOutlined />}
          onClick={onDelete}
          style={{ marginTop: 18, paddingInline: 6 }}
        >
          {t('action.deleteNode')}
        </Button>
      )}
    </aside>
  );
}

interface JourneyProps {
  journey: Journey;
  editable: boolean;
  onChange: (change: Partial<Journey>, merge?: string) => void;
}

function JourneySettings({ journey, editable, onChange }: JourneyProps) {
  const { t } = useTranslation('journeys');
  return (
    <>
      <h2>{t('settings.journey')}</h2>
      <Field label={t('settings.name')}>
        {(id) => (
          <Input
            id={id}
            value={journey.name}
            disabled={!editable}
            onChange={(e) => onChange({ name: e.target.value }, 'name')}
          />
        )}
      </Field>
      <Field label={t('settings.exitWhen')} hint={t('settings.exitWhenHint')}>
        {() => (
          <ConditionField
            label={t('settings.exitWhen')}
            value={journey.exitWhen}
            optional
            disabled={!editable}
            onChange={(exitWhen) => onChange({ exitWhen })}
          />
        )}
      </Field>
      <NumberField
        label={t('settings.priority')}
        hint={t('settings.priorityHint')}
        min={-100}
        max={100}
        value={journey.priority ?? 0}
        disabled={!editable}
        onChange={(priority) => onChange({ priority: priority ?? 0 }, 'priority')}
      />
      {editable && <p className={css.hint}>{t('canvas.keys')}</p>}
    </>
  );
}
