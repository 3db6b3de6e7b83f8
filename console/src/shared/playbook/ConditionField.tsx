import { Button, Input, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './playbook.module.css';
import { useSentences } from './sentences';
import type { Condition } from './types';

interface Props {
  value: Condition | null | undefined;
  onChange: (condition: Condition | null) => void;
  label: string;
  /** False where a condition must stand. */
  optional?: boolean;
  /** Offers what only makes sense inside a journey. */
  inJourney?: boolean;
  disabled?: boolean;
}

/** A condition as a sentence, with the editor one press away. */
export function ConditionField({ value, onChange, label, optional = false, disabled = false }: Props) {
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
  onSave: (condition: Condition) => void;
  onClose: () => void;
}

function Editor({ label, value, onSave, onClose }: EditorProps) {
  const { t } = useTranslation('common');
  const { t: p } = useTranslation('playbook');
  const [text, setText] = useState(() => JSON.stringify(value, null, 2));
  const parsed = parse(text);
  return (
    <Modal
      open
      title={label}
      onCancel={onClose}
      okText={t('action.confirm')}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: 'error' in parsed }}
      onOk={() => 'condition' in parsed && onSave(parsed.condition)}
      width={640}
    >
      <label htmlFor="condition-json">{p('edit.asJson')}</label>
      <Input.TextArea
        id="condition-json"
        value={text}
        onChange={(e) => setText(e.target.value)}
        autoSize={{ minRows: 8, maxRows: 20 }}
        style={{ fontFamily: 'ui-monospace, monospace' }}
      />
      {'error' in parsed && (
        <Typography.Text type="danger">{p('edit.wrongJson', { message: parsed.error })}</Typography.Text>
      )}
    </Modal>
  );
}

function parse(text: string): { condition: Condition } | { error: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && 'kind' in value)
      return { condition: value as Condition };
    return { error: '"kind"' };
  } catch (e) {
    return { error: e instanceof Error ? e.message : String(e) };
  }
}
