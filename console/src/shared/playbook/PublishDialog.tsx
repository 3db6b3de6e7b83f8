import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, ListSkeleton, ProblemAlert } from '../components';
import { useDraft, useInForce, usePublish } from './api';
import { changesOf } from './changes';
import css from './playbook.module.css';

/** Shows everything the draft would bring into force, asks why, and publishes it. */
export function PublishDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return open ? <Dialog onClose={onClose} /> : null;
}

function Dialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('playbook');
  const { t: c } = useTranslation('common');
  const { message } = App.useApp();
  const live = useInForce();
  const draft = useDraft();
  const publish = usePublish();
  const [note, setNote] = useState('');
  const ready = live.isSuccess && draft.isSuccess;
  const changes = ready ? changesOf(live.data.playbook, draft.data.playbook) : [];
  const problems = draft.data?.problems ?? [];
  const go = () =>
    publish.mutate(note.trim(), {
      onSuccess: ({ version }) => {
        void message.success(t('draft.published', { version }));
        onClose();
      },
    });
  return (
    <Modal
      open
      title={t('draft.review')}
      onCancel={onClose}
      okText={c('action.publish')}
      cancelText={c('action.cancel')}
      okButtonProps={{
        disabled: !ready || changes.length === 0 || problems.length > 0 || note.trim() === '',
        loading: publish.isPending,
      }}
      onOk={go}
    >
      {(live.isPending || draft.isPending) && <ListSkeleton rows={4} />}
      {(live.isError || draft.isError) && <ErrorState error={live.error ?? draft.error} />}
      {ready && changes.length === 0 && <p>{t('draft.nothing')}</p>}
      {ready && changes.length > 0 && (
        <>
          <p>{t('draft.reviewLede')}</p>
          <ul className={css.changes}>
            {changes.map((change) => (
              <li key={`${change.part}/${change.id}`}>
                <span className={css.soft}>{t(`part.${change.part}`)}</span>
                <span>{change.name}</span>
                <span className={css.soft}>{t(`change.${change.kind}`)}</span>
              </li>
            ))}
          </ul>
          <Problems problems={problems.map((p) => p.message)} />
          <label htmlFor="publish-note">{t('draft.note')}</label>
          <Input.TextArea
            id="publish-note"
            rows={3}
            value={note}
            onChange={(e) => setNote(e.target.value)}
            aria-describedby="publish-note-hint"
          />
          <span id="publish-note-hint" className={css.soft}>
            {t('draft.noteHint')}
          </span>
        </>
      )}
      {publish.isError && <ProblemAlert error={publish.error} />}
    </Modal>
  );
}

function Problems({ problems }: { problems: string[] }) {
  const { t } = useTranslation('playbook');
  if (problems.length === 0) return null;
  return (
    <div role="alert" className={css.problem}>
      {t('draft.problems', { count: problems.length })}
      <ul>
        {[...new Set(problems)].map((p) => (
          <li key={p}>{p}</li>
        ))}
      </ul>
    </div>
  );
}
