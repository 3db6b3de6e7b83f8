import { App, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { useRollBack } from '@/shared/playbook';
import { DiffOf } from './DiffOf';
import css from './whatif.module.css';

/** Shows what going back would change, asks why, and only then does it. */
export function RollBack({
  version,
  current,
  onClose,
}: {
  version: number;
  current: number;
  onClose: () => void;
}) {
  const { t } = useTranslation('whatif');
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const back = useRollBack();
  const go = () =>
    back.mutate(
      { version, note: note.trim() },
      {
        onSuccess: (made) => {
          void message.success(t('rollback.done', { version: made.version }));
          onClose();
        },
      },
    );
  return (
    <Modal
      open
      width={760}
      title={t('rollback.title', { version })}
      okText={t('rollback.go')}
      okButtonProps={{ danger: true, disabled: note.trim() === '', loading: back.isPending }}
      onOk={go}
      onCancel={onClose}
    >
      <p>{t('rollback.says')}</p>
      <div className={css.yaml} style={{ whiteSpace: 'normal', fontSize: 'inherit' }}>
        <DiffOf from={String(current)} to={String(version)} />
      </div>
      <label htmlFor="rollback-note">{t('rollback.note')}</label>
      <Input.TextArea id="rollback-note" rows={2} value={note} onChange={(e) => setNote(e.target.value)} />
      {back.isError && <ProblemAlert error={back.error} />}
    </Modal>
  );
}
