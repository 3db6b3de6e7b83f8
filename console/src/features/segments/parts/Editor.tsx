import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConditionEditor } from '@/shared/conditions';
import { DraftDrawer, idFrom, useSavePart, type Draft, type Segment } from '@/shared/playbook';
import css from './segments.module.css';

interface Props {
  /** Without an id it is a new one. */
  segment: Segment;
  draft: Draft;
  onClose: () => void;
  onSaved: (id: string) => void;
}

/** Changes a segment in the draft: its name and its condition, with whom it would mean now. */
export function Editor({ segment, draft, onClose, onSaved }: Props) {
  const { t } = useTranslation('segments');
  const [now, setNow] = useState(segment);
  const save = useSavePart();
  const fresh = segment.id === '';
  const at = draft.playbook.segments.findIndex((s) => s.id === segment.id);
  const place = `/segments/${at}`;
  const own = draft.problems.filter((p) => at >= 0 && p.place.startsWith(`${place}/`));
  const elsewhere = own.filter((p) => !p.place.startsWith(`${place}/condition`));
  const taken = draft.playbook.segments.map((s) => s.id);
  const id = fresh ? idFrom(now.name, taken, 'segment') : segment.id;
  const put = (value: Segment | null) =>
    save.mutate({ part: `segments/${id}`, value }, { onSuccess: () => onSaved(value === null ? '' : id) });
  return (
    <DraftDrawer
      title={fresh ? t('new') : segment.name}
      saveText={t('saveDraft')}
      disabled={now.name.trim() === ''}
      saving={save.isPending}
      error={save.error}
      onSave={() => put({ ...now, id, name: now.name.trim() })}
      onRemove={fresh ? undefined : () => put(null)}
      removeSure={t('removeSure')}
      onClose={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('name')} required>
          <Input
            autoFocus={fresh}
            maxLength={120}
            value={now.name}
            onChange={(e) => setNow({ ...now, name: e.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('description')}>
          <Input
            maxLength={300}
            value={now.description}
            onChange={(e) => setNow({ ...now, description: e.target.value })}
          />
        </Form.Item>
        <Form.Item extra={t('personaHint')}>
          <Checkbox
            checked={now.kind === 'PERSONA'}
            onChange={(e) => setNow({ ...now, kind: e.target.checked ? 'PERSONA' : null })}
          >
            {t('isPersona')}
          </Checkbox>
        </Form.Item>
      </Form>
      <ConditionEditor
        label={t('condition')}
        value={now.condition}
        onChange={(condition) => setNow({ ...now, condition })}
        problems={own}
        place={`${place}/condition`}
      />
      {elsewhere.length > 0 && (
        <ul className={css.problems}>
          {elsewhere.map((p) => (
            <li key={p.place + p.code}>{p.message}</li>
          ))}
        </ul>
      )}
      <p className={css.soft}>{t('draftHint')}</p>
    </DraftDrawer>
  );
}
