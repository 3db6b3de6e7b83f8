import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useVocabulary } from './api';
import { useEventName } from './events';
import type { Filter, FilterOp, Pattern, Value } from './types';
import css from './playbook.module.css';

const ops: FilterOp[] = [
  'IS',
  'IS_NOT',
  'ONE_OF',
  'CONTAINS',
  'STARTS_WITH',
  'MATCHES',
  'GREATER',
  'AT_LEAST',
  'LESS',
  'AT_MOST',
  'IS_SET',
  'IS_EMPTY',
];
const numeric = new Set<FilterOp>(['GREATER', 'AT_LEAST', 'LESS', 'AT_MOST']);
const properties = [
  'path',
  'url',
  'title',
  'form',
  'asset',
  'outcome',
  'context.source.channel',
  'context.source.campaign',
];

interface Props {
  value: Pattern;
  onChange: (pattern: Pattern) => void;
}

/** Which events are meant: the type, and what must hold about the event. */
export function PatternEditor({ value, onChange }: Props) {
  const { t } = useTranslation('playbook');
  const { eventTypes } = useVocabulary();
  const event = useEventName();
  const setFilter = (i: number, filter: Filter) =>
    onChange({ ...value, where: value.where.map((f, at) => (at === i ? filter : f)) });
  return (
    <div className={css.stack}>
      <AutoComplete
        value={value.type}
        aria-label={t('edit.event')}
        placeholder={t('edit.eventHint')}
        options={['*', ...eventTypes].map((type) => ({ value: type, label: event(type) }))}
        showSearch={{
          filterOption: (text, option) =>
            `${option?.value ?? ''} ${option?.label ?? ''}`.toLowerCase().includes(text.toLowerCase()),
        }}
        onChange={(type: string) => onChange({ ...value, type })}
      />
      {value.type !== '' && event(value.type) !== value.type && (
        <span className={css.soft}>{event(value.type)}</span>
      )}
      {value.where.map((filter, i) => (
        <FilterRow
          key={i}
          value={filter}
          onChange={(f) => setFilter(i, f)}
          onRemove={() => onChange({ ...value, where: value.where.filter((_, at) => at !== i) })}
        />
      ))}
      <Button
        size="small"
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => onChange({ ...value, where: [...value.where, { path: '', op: 'IS', values: [] }] })}
      >
        {t('edit.addFilter')}
      </Button>
    </div>
  );
}

function text(value: Value | undefined): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.map(text).join(', ');
  return typeof value === 'object' ? value.at : String(value);
}

function parse(text: string, op: FilterOp): Value {
  const n = Number(text);
  return numeric.has(op) && text.trim() !== '' && !Number.isNaN(n) ? n : text;
}

function FilterRow({
  value,
  onChange,
  onRemove,
}: {
  value: Filter;
  onChange: (f: Filter) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation('playbook');
  const { t: c } = useTranslation('common');
  const without = value.op === 'IS_SET' || value.op === 'IS_EMPTY';
  return (
    <div className={css.filter}>
      <AutoComplete
        value={value.path}
        aria-label={t('edit.property')}
        placeholder={t('edit.property')}
        options={properties.map((p) => ({ value: p }))}
        onChange={(path: string) => onChange({ ...value, path })}
      />
      <Select<FilterOp>
        value={value.op}
        aria-label={t('edit.filters')}
        options={ops.map((op) => ({ value: op, label: t(`opName.${op}`) }))}
        onChange={(op) => onChange({ ...value, op, values: value.values.map((v) => parse(text(v), op)) })}
        popupMatchSelectWidth={false}
      />
      {!without &&
        (value.op === 'ONE_OF' ? (
          <Select
            mode="tags"
            open={false}
            aria-label={t('edit.values')}
            placeholder={t('edit.values')}
            value={value.values.map(text)}
            onChange={(values: string[]) => onChange({ ...value, values })}
          />
        ) : (
          <Input
            aria-label={t('edit.value')}
            placeholder={t('edit.value')}
            value={text(value.values[0])}
            onChange={(e) =>
              onChange({ ...value, values: e.target.value === '' ? [] : [parse(e.target.value, value.op)] })
            }
          />
        ))}
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={c('action.remove')}
        onClick={onRemove}
      />
    </div>
  );
}
