import { AutoComplete, Form, Input, Select, Slider } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DraftDrawer,
  ConditionField,
  idFrom,
  useSavePart,
  type Draft,
  type TagRule,
} from '@/shared/playbook';
import css from './tags.module.css';

interface Props {
  /** Without an id it is a new one. */
  tag: TagRule;
  draft: Draft;
  onClose: () => void;
}

const kinds: readonly TagRule['kind'][] = ['FACTUAL', 'ANALYTICAL', 'PREDICTIVE'];

/** Changes a tag in the draft. It holds once the draft is published. */
export function Editor({ tag, draft, onClose }: Props) {
  const { t } = useTranslation('tags');
  const [now, setNow] = useState(tag);
  const save = useSavePart();
  const fresh = tag.id === '';
  const tags = draft.playbook.tags;
  const at = tags.findIndex((one) => one.id === tag.id);
  const place = `/tags/${at}`;
  const own = draft.problems.filter((p) => at >= 0 && p.place.startsWith(`${place}/`));
  const groups = [...new Set(tags.map((one) => one.group))].filter((group) => group !== '');
  const taken = tags.map((one) => one.id);
  const id = fresh ? idFrom(now.name, taken, 'tag') : tag.id;
  const put = (value: TagRule | null) =>
    save.mutate({ part: `tags/${id}`, value }, { onSuccess: () => onClose() });
  return (
    <DraftDrawer
      title={fresh ? t('new') : tag.name}
      saveText={t('saveDraft')}
      disabled={now.name.trim() === ''}
      saving={save.isPending}
      error={save.error}
      onSave={() => put({ ...now, id, name: now.name.trim(), group: now.group.trim() })}
      onRemove={fresh ? undefined : () => put(null)}
      removeSure={t('removeSure')}
      onClose={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('name')} required>
          <Input
            autoFocus={fresh}
            aria-label={t('name')}
            maxLength={120}
            value={now.name}
            onChange={(e) => setNow({ ...now, name: e.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('group')}>
          <AutoComplete
            aria-label={t('group')}
            value={now.group}
            onChange={(group: string) => setNow({ ...now, group })}
            options={groups.map((value) => ({ value }))}
            showSearch={{ filterOption: true }}
          />
        </Form.Item>
        <Form.Item label={t('restsOn')} extra={t(`kindHint.${now.kind}`)}>
          <Select
            aria-label={t('restsOn')}
            value={now.kind}
            onChange={(kind) => setNow({ ...now, kind })}
            options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        </Form.Item>
        <Form.Item label={t('weight', { weight: now.weight })}>
          <Slider
            ariaLabelForHandle={t('weight', { weight: now.weight })}
            min={0}
            max={100}
            value={now.weight}
            onChange={(weight: number) => setNow({ ...now, weight })}
          />
        </Form.Item>
      </Form>
      <h3 className={css.rule}>{t('rule')}</h3>
      <p className={css.soft}>{t('ruleHint')}</p>
      <ConditionField
        label={t('rule')}
        optional
        value={now.rule}
        onChange={(rule) => setNow({ ...now, rule })}
        problems={own}
        place={`${place}/rule`}
      />
    </DraftDrawer>
  );
}
