import { Input, Modal } from 'antd';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { useChoiceName, type DeskSettings } from '@/shared/work';
import type { Outcome } from '../api';
import { dueAt, dueChoices, type DueChoice } from '../due';
import { usualDue, type Act } from '../outcomes';
import css from './desk.module.css';
import { ActName } from './Outcomes';

interface Props {
  act: Act;
  settings: DeskSettings;
  busy: boolean;
  error: unknown;
  onClose: () => void;
  onSave: (outcome: Outcome) => void;
}

/** Asks what is next (or why it is handed back). A digit chooses, Enter saves, Escape leaves. */
export function OutcomeDialog({ act, settings, busy, error, onClose, onSave }: Props) {
  const { t } = useTranslation('desk');
  const choice = useChoiceName();
  const outcome = act.kind === 'CALL' ? act.choice.id : undefined;
  const [due, setDue] = useState<DueChoice>(usualDue(outcome));
  const [title, setTitle] = useState(t(`outcome.nextDefault.${nextKey(act)}`));
  const [reason, setReason] = useState(settings.rejectReasons[0]?.id);
  const [note, setNote] = useState('');
  const options =
    act.kind === 'REJECT'
      ? settings.rejectReasons.map((r) => ({ id: r.id, name: choice(r) }))
      : dueChoices.map((d) => ({ id: d, name: t(`due.${d}`) }));
  const chosen = act.kind === 'REJECT' ? reason : due;
  const choose = (id: string) => (act.kind === 'REJECT' ? setReason(id) : setDue(id as DueChoice));
  const save = () => {
    const common = note.trim() === '' ? {} : { note: note.trim() };
    if (act.kind === 'REJECT') {
      onSave({ kind: 'REJECT', ...(reason === undefined ? {} : { reason }), ...common });
      return;
    }
    const next =
      due === 'none' || title.trim() === ''
        ? {}
        : { next: { title: title.trim(), dueAt: dueAt(due)?.toISOString() ?? null } };
    onSave({ kind: act.kind, ...(outcome === undefined ? {} : { outcome }), ...common, ...next });
  };
  // Keys count wherever the focus is, save on the dialog's own buttons.
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target instanceof HTMLElement ? event.target : document.body;
    if (target.closest('button:not([role="radio"])') !== null || event.isComposing) return;
    const writing = target.matches('input, textarea');
    const at = options.findIndex((o) => o.id === chosen);
    const option = /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined;
    if (event.key === 'Enter' && !event.shiftKey) save();
    else if (!writing && option !== undefined) choose(option.id);
    else if (!writing && event.key === 'ArrowDown')
      choose(options[Math.min(options.length - 1, at + 1)]?.id ?? '');
    else if (!writing && event.key === 'ArrowUp') choose(options[Math.max(0, at - 1)]?.id ?? '');
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return (
    <Modal
      open
      title={<ActName act={act} />}
      okText={t('outcome.save')}
      okButtonProps={{ loading: busy }}
      onOk={save}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className={css.form}>
        <div>
          <div className={css.label} id="choice-label">
            {t(act.kind === 'REJECT' ? 'outcome.reason' : 'outcome.next')}
          </div>
          {act.kind === 'REJECT' && <p className={css.soft}>{t('outcome.reasonHint')}</p>}
          <Choices options={options} chosen={chosen} onChoose={choose} />
        </div>
        {act.kind !== 'REJECT' && due !== 'none' && (
          <label>
            <span className={css.label}>{t('outcome.nextTitle')}</span>
            <Input value={title} maxLength={500} onChange={(e) => setTitle(e.target.value)} />
          </label>
        )}
        <label>
          <span className={css.label}>{t('outcome.note')}</span>
          <Input.TextArea
            value={note}
            autoSize={{ minRows: 2, maxRows: 6 }}
            placeholder={t('outcome.noteHint')}
            onChange={(e) => setNote(e.target.value)}
          />
        </label>
        {error !== null && error !== undefined && <ProblemAlert error={error} />}
      </div>
    </Modal>
  );
}

function nextKey(act: Act): 'call' | 'qualified' | 'accept' {
  if (act.kind === 'ACCEPT') return 'accept';
  return act.kind === 'CALL' && act.choice.id === 'qualified' ? 'qualified' : 'call';
}

interface ChoicesProps {
  options: { id: string; name: string }[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
}

function Choices({ options, chosen, onChoose }: ChoicesProps) {
  const current = useRef<HTMLButtonElement>(null);
  useEffect(() => current.current?.focus(), [chosen]);
  return (
    <div className={css.choices} role="radiogroup" aria-labelledby="choice-label">
      {options.map((option, i) => (
        <button
          key={option.id}
          ref={option.id === chosen ? current : null}
          type="button"
          role="radio"
          aria-checked={option.id === chosen}
          tabIndex={option.id === chosen ? 0 : -1}
          className={css.choice}
          onClick={() => onChoose(option.id)}
        >
          <kbd className={css.kbd}>{i + 1}</kbd>
          {option.name}
        </button>
      ))}
    </div>
  );
}
