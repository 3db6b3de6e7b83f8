import { App, Button, Drawer, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberLink, ProblemAlert } from '@/shared/components';
import { useDraft, useSavePart, type Lifecycle, type Stage } from '@/shared/playbook';
import { leadsIn, type StageVolume } from '../api';
import { flawsOf, moved, withoutStage, withStage } from '../model';
import css from './lifecycle.module.css';
import { StageForm } from './StageForm';

interface Props {
  stage: Stage;
  lifecycle: Lifecycle;
  volume: StageVolume | undefined;
  /** Whether it is known how many leads stand where; until then no stage may go. */
  counted: boolean;
  editable: boolean;
  onClose: () => void;
}

/** Edits one stage and writes the lifecycle to the draft. */
export function StageDrawer({ stage: given, lifecycle, volume, counted, editable, onClose }: Props) {
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
  const draft = useDraft().data;
  const place = `/lifecycle/stages/${lifecycle.stages.findIndex((s) => s.id === given.id)}`;
  const own = draft?.problems.filter((p) => p.place.startsWith(`${place}/`)) ?? [];
  const held = !counted || (volume?.known ?? 0) + (volume?.anonymous ?? 0) > 0;
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
      size={780}
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
        problems={own}
        place={place}
        onChange={setStage}
      />
      {own
        .filter((p) => !p.place.startsWith(`${place}/entry`))
        .map((p) => (
          <p key={p.place + p.code} className={css.harm} role="alert">
            {p.message}
          </p>
        ))}
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
