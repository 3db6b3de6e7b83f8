import { App, Button, Drawer, Input, Radio, Select, Space, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberLink, ProblemAlert } from '@/shared/components';
import { ConditionEditor } from '@/shared/conditions';
import {
  useSavePart,
  useVocabulary,
  type Lifecycle,
  type Stage,
  type StageKind,
  type Team,
} from '@/shared/playbook';
import { leadsIn, type StageVolume } from '../api';
import { flawsOf, moved, withoutStage, withStage } from '../model';
import css from './lifecycle.module.css';

interface Props {
  stage: Stage;
  lifecycle: Lifecycle;
  volume: StageVolume | undefined;
  editable: boolean;
  onClose: () => void;
}

/** Edits one stage and writes the lifecycle to the draft. */
export function StageDrawer({ stage: given, lifecycle, volume, editable, onClose }: Props) {
  const { t } = useTranslation('lifecycle');
  const { t: c } = useTranslation('common');
  const { t: p } = useTranslation('playbook');
  const { message, modal } = App.useApp();
  const [stage, setStage] = useState(given);
  const [tried, setTried] = useState(false);
  const save = useSavePart();
  const isNew = given.id === '';
  const isFirst = lifecycle.stages[0]?.id === given.id;
  const flaws = flawsOf(stage, lifecycle);
  const held = (volume?.known ?? 0) + (volume?.anonymous ?? 0) > 0;
  const write = (value: Lifecycle, close = true) =>
    save.mutate(
      { part: 'lifecycle', value },
      {
        onSuccess: () => {
          void message.success(p('draft.saved'));
          if (close) onClose();
        },
      },
    );
  const submit = () => {
    setTried(true);
    if (flaws.length === 0) write(withStage(lifecycle, stage));
  };
  const remove = () =>
    void modal.confirm({
      title: t('editor.removeTitle', { name: given.name }),
      content: t('editor.removeText'),
      okText: c('action.delete'),
      okButtonProps: { danger: true },
      onOk: () => write(withoutStage(lifecycle, given.id)),
    });
  return (
    <Drawer
      open
      onClose={onClose}
      size={640}
      title={isNew ? t('editor.newTitle') : given.name}
      extra={
        editable &&
        !isNew &&
        !isFirst && (
          <Space>
            <Button size="small" onClick={() => write(moved(lifecycle, given.id, -1), false)}>
              {t('editor.earlier')}
            </Button>
            <Button size="small" onClick={() => write(moved(lifecycle, given.id, 1), false)}>
              {t('editor.later')}
            </Button>
          </Space>
        )
      }
      footer={
        editable && (
          <Space>
            <Button type="primary" loading={save.isPending} onClick={submit}>
              {c('action.save')}
            </Button>
            <Button onClick={onClose}>{c('action.cancel')}</Button>
            {!isNew && !isFirst && (
              <Button
                danger
                type="text"
                disabled={held}
                title={held ? t('editor.removeHeld') : ''}
                onClick={remove}
              >
                {t('editor.remove')}
              </Button>
            )}
          </Space>
        )
      }
    >
      {volume !== undefined && <Numbers volume={volume} />}
      <StageForm
        stage={stage}
        lifecycle={lifecycle}
        isFirst={isFirst}
        disabled={!editable}
        onChange={setStage}
      />
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

function Numbers({ volume }: { volume: StageVolume }) {
  const { t } = useTranslation('lifecycle');
  return (
    <div className={`${css.row} ${css.field}`} style={{ flexDirection: 'row' }}>
      <span>
        <span className={css.label}>{t('editor.now')}</span>{' '}
        <NumberLink
          value={volume.known + volume.anonymous}
          search={leadsIn(volume)}
          label={t('editor.now')}
        />
      </span>
      <span>
        <span className={css.label}>{t('editor.recent')}</span>{' '}
        <NumberLink
          value={volume.firstReachedLast30Days}
          search={{ reached: volume.stage, reachedFrom: daysAgo(30) }}
          label={t('editor.recent')}
        />
      </span>
    </div>
  );
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}

interface FormProps {
  stage: Stage;
  lifecycle: Lifecycle;
  isFirst: boolean;
  disabled: boolean;
  onChange: (stage: Stage) => void;
}

const teams: Team[] = ['MARKETING', 'SDR', 'SALES', 'SUCCESS'];
const kinds: StageKind[] = ['MAIN', 'SIDE', 'END'];

function StageForm({ stage, lifecycle, isFirst, disabled, onChange }: FormProps) {
  const { t } = useTranslation('lifecycle');
  const { fields } = useVocabulary();
  const others = lifecycle.stages.filter((s) => s.id !== stage.id);
  return (
    <>
      <div className={css.row}>
        <div className={css.field} style={{ flex: '1 1 220px' }}>
          <label className={css.label} htmlFor="stage-name">
            {t('editor.name')}
          </label>
          <Input
            id="stage-name"
            value={stage.name}
            disabled={disabled}
            onChange={(e) => onChange({ ...stage, name: e.target.value })}
          />
        </div>
        <div className={css.field} style={{ flex: '0 0 190px' }}>
          <label className={css.label} htmlFor="stage-team">
            {t('editor.team')}
          </label>
          <Select<Team>
            id="stage-team"
            value={stage.team}
            disabled={disabled}
            options={teams.map((team) => ({ value: team, label: t(`team.${team}`) }))}
            onChange={(team) => onChange({ ...stage, team })}
          />
        </div>
      </div>
      {isFirst ? (
        <p className={css.soft}>{t('editor.first')}</p>
      ) : (
        <>
          <div className={css.field}>
            <span className={css.label} id="stage-kind">
              {t('editor.kind')}
            </span>
            <Radio.Group
              aria-labelledby="stage-kind"
              value={stage.kind}
              disabled={disabled}
              options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              onChange={(e) => onChange({ ...stage, kind: e.target.value as StageKind })}
            />
          </div>
          <div className={css.field}>
            <label className={css.label} htmlFor="stage-from">
              {t('editor.from')}
            </label>
            <Select
              id="stage-from"
              mode="multiple"
              value={stage.from}
              disabled={disabled}
              options={others.map((s) => ({ value: s.id, label: s.name }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(from: string[]) => onChange({ ...stage, from })}
            />
            <span className={css.label}>{t('editor.fromHint')}</span>
          </div>
          <EntryField stage={stage} disabled={disabled} onChange={onChange} />
        </>
      )}
      <div className={css.field}>
        <label className={css.label} htmlFor="stage-required">
          {t('editor.required')}
        </label>
        <Select
          id="stage-required"
          mode="multiple"
          value={stage.requiredFields}
          disabled={disabled}
          options={fields.map((f) => ({ value: f.key, label: f.label }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(requiredFields: string[]) => onChange({ ...stage, requiredFields })}
        />
      </div>
      <label className={css.row}>
        <Switch
          size="small"
          checked={stage.reasonRequired}
          disabled={disabled}
          onChange={(reasonRequired) => onChange({ ...stage, reasonRequired })}
        />
        {t('editor.reason')}
      </label>
    </>
  );
}

function EntryField({ stage, disabled, onChange }: Pick<FormProps, 'stage' | 'disabled' | 'onChange'>) {
  const { t } = useTranslation('lifecycle');
  const byHand = stage.entry === null || stage.entry === undefined;
  return (
    <div className={css.field}>
      <span className={css.label}>{t('editor.entry')}</span>
      {byHand ? (
        <div className={css.row}>
          <span>{t('editor.entryNone')}</span>
          {!disabled && (
            <Button size="small" onClick={() => onChange({ ...stage, entry: { kind: 'all', of: [] } })}>
              {t('editor.entryAdd')}
            </Button>
          )}
        </div>
      ) : (
        <>
          <ConditionEditor
            label={t('editor.entry')}
            value={stage.entry}
            disabled={disabled}
            onChange={(entry) => onChange({ ...stage, entry })}
          />
          {!disabled && (
            <div>
              <Button size="small" type="text" onClick={() => onChange({ ...stage, entry: null })}>
                {t('editor.entryRemove')}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
