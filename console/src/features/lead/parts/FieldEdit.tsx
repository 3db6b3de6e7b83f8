import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, InputNumber, Select, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert, Why } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { change, leadKey, type FieldValue } from '../api';
import { useWords } from '../words';
import css from './lead.module.css';

interface Props {
  lead: number;
  field: FieldValue;
  editable: boolean;
}

/** A value that cannot be changed here, with why it is known where that is on record. */
function Told({ field, children }: { field: FieldValue; children: string }) {
  const words = useWords();
  const reasons = words.reasons(field.because);
  return reasons.length === 0 ? <span>{children}</span> : <Why reasons={reasons}>{children}</Why>;
}

/** A field, changed where it stands: click, type, Enter. Hovering says when and by what it was learned. */
export function FieldEdit({ lead, field, editable }: Props) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  const [editing, setEditing] = useState(false);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (value: unknown) => change(lead, field.key, value),
    onSuccess: () => {
      setEditing(false);
      return client.invalidateQueries({ queryKey: leadKey(lead) });
    },
  });
  const known = field.value !== null && field.value !== undefined && field.value !== '';
  const shown = known ? plain(field.value) : t('who.unknown');
  const learned = field.at === null ? undefined : t('who.learned', { at: format.dateTime(field.at) });
  return (
    <>
      <dt>{field.label}</dt>
      <dd>
        {editing ? (
          <Editor
            field={field}
            busy={save.isPending}
            onSave={save.mutate}
            onLeave={() => setEditing(false)}
          />
        ) : (
          <Tooltip title={learned}>
            {editable ? (
              <button
                type="button"
                className={css.value}
                aria-label={`${field.label}: ${shown}`}
                onClick={() => setEditing(true)}
              >
                <span className={known ? undefined : css.soft}>{shown}</span>
              </button>
            ) : (
              <Told field={field}>{shown}</Told>
            )}
          </Tooltip>
        )}
        {save.isError && editing && <ProblemAlert error={save.error} />}
      </dd>
    </>
  );
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

interface EditorProps {
  field: FieldValue;
  busy: boolean;
  onSave: (value: unknown) => void;
  onLeave: () => void;
}

function Editor({ field, busy, onSave, onLeave }: EditorProps) {
  const [text, setText] = useState(plain(field.value ?? ''));
  const leave = (key: string) => key === 'Escape' && onLeave();
  if (field.type === 'CHOICE') {
    return (
      <Select
        autoFocus
        defaultOpen
        style={{ width: '100%' }}
        size="small"
        loading={busy}
        aria-label={field.label}
        defaultValue={field.value as string}
        options={field.options.map((value) => ({ value, label: value }))}
        onChange={onSave}
        onBlur={onLeave}
      />
    );
  }
  if (field.type === 'NUMBER') {
    return (
      <InputNumber
        autoFocus
        size="small"
        style={{ width: '100%' }}
        aria-label={field.label}
        defaultValue={field.value as number}
        disabled={busy}
        onKeyDown={(e) => leave(e.key)}
        onPressEnter={(e) => onSave(Number((e.target as HTMLInputElement).value))}
        onBlur={onLeave}
      />
    );
  }
  return (
    <Input
      autoFocus
      size="small"
      aria-label={field.label}
      value={text}
      disabled={busy}
      maxLength={500}
      onChange={(e) => setText(e.target.value)}
      onKeyDown={(e) => leave(e.key)}
      onPressEnter={() => onSave(text.trim())}
      onBlur={onLeave}
    />
  );
}
