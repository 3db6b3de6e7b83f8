import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConditionEditor, useSentences } from '../conditions';
import css from './playbook.module.css';
import type { Condition, Problem } from './types';

interface Props {
  value: Condition | null | undefined;
  onChange: (condition: Condition | null) => void;
  label: string;
  /** False where a condition must stand. */
  optional?: boolean;
  /** Offers what only makes sense inside a journey. */
  inJourney?: boolean;
  disabled?: boolean;
  /** Problems of the playbook check, and where this condition stands in the playbook. */
  problems?: readonly Problem[];
  place?: string;
}

/** A condition as a sentence, with the editor one press away. */
export function ConditionField({
  value,
  onChange,
  label,
  optional = false,
  inJourney = false,
  disabled = false,
  problems = [],
  place = '',
}: Props) {
  const { t } = useTranslation('playbook');
  const { condition } = useSentences();
  const [editing, setEditing] = useState(false);
  const none = value === null || value === undefined;
  return (
    <div className={css.stack} role="group" aria-label={label}>
      <p className={css.sentence}>
        {none ? <span className={css.soft}>{t('edit.none')}</span> : condition(value)}
      </p>
      {!disabled && (
        <div className={css.row}>
          <Button size="small" onClick={() => setEditing(true)}>
            {none ? t('edit.addCondition') : t('edit.editCondition')}
          </Button>
          {optional && !none && (
            <Button size="small" type="text" onClick={() => onChange(null)}>
              {t('edit.removeCondition')}
            </Button>
          )}
        </div>
      )}
      {editing && (
        <Editor
          label={label}
          value={value ?? { kind: 'all', of: [] }}
          inJourney={inJourney}
          problems={problems}
          place={place}
          onClose={() => setEditing(false)}
          onSave={(c) => {
            onChange(c);
            setEditing(false);
          }}
        />
      )}
    </div>
  );
}

interface EditorProps {
  label: string;
  value: Condition;
  inJourney: boolean;
  problems: readonly Problem[];
  place: string;
  onSave: (condition: Condition) => void;
  onClose: () => void;
}

function Editor({ label, value, inJourney, problems, place, onSave, onClose }: EditorProps) {
  const { t } = useTranslation('common');
  const [now, setNow] = useState(value);
  return (
    <Modal
      open
      title={label}
      onCancel={onClose}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      onOk={() => onSave(now)}
      width={780}
    >
      <ConditionEditor
        label={label}
        value={now}
        onChange={setNow}
        inJourney={inJourney}
        problems={problems}
        place={place}
      />
    </Modal>
  );
}
