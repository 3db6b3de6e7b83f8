import { App, Button, Drawer, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { useDraft, useSavePart, type ScoreRule } from '@/shared/playbook';
import { flawsOf } from '../model';
import { RuleForm } from './RuleForm';
import css from './scoring.module.css';

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
  const draft = useDraft().data;
  const at = draft?.playbook.scoring.rules.findIndex((r) => r.id === rule.id) ?? -1;
  const place = `/scoring/rules/${at}`;
  const own = draft?.problems.filter((p) => p.place === place || p.place.startsWith(`${place}/`)) ?? [];
  const shownAtLine = `${place}/trigger/condition`;
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
      size={760}
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
      <RuleForm rule={rule} onChange={setRule} disabled={!editable} problems={own} place={place} />
      {own
        .filter((p) => !p.place.startsWith(shownAtLine))
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
