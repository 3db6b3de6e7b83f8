import { CloseOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Select, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useEventName } from '../playbook/events';
import type { Filter, FilterOp, Pattern, Value } from '../playbook/types';
import css from './conditions.module.css';
import { useEditing } from './context';
import { DurationInput } from './DurationInput';
import { filterOps, fitValues, readProperty } from './leaves';
import { ValuesInput } from './ValuesInput';

/** Properties most events carry; any other may be typed. */
const paths = [
  'path',
  'url',
  'title',
  'form',
  'asset',
  'outcome',
  'context.source.channel',
  'context.source.name',
  'context.source.campaign',
  'context.page.path',
  'context.page.url',
];

const numeric: readonly FilterOp[] = ['GREATER', 'AT_LEAST', 'LESS', 'AT_MOST'];

interface FieldsProps {
  value: Pattern;
  onChange: (pattern: Pattern) => void;
  /** What stands between the event and its restrictions: how often and when. */
  children?: ReactNode;
  /** Whether something else may have to come before; what came before has no such thing itself. */
  sequence?: boolean;
  eventLabel?: string;
}

/** Which events are meant, in a line: the type, what the caller puts after it, and what must hold of the event. */
export function PatternFields({ value, onChange, children, sequence = true, eventLabel }: FieldsProps) {
  const { t } = useTranslation('conditions');
  const { vocabulary, disabled } = useEditing();
  const event = useEventName();
  const events = [
    { value: '*', label: t('anyEvent') },
    ...vocabulary.eventTypes.map((type) => ({
      value: type,
      label: event(type) === type ? type : `${event(type)} (${type})`,
    })),
  ];
  const setFilter = (i: number, filter: Filter) =>
    onChange({ ...value, where: value.where.map((f, j) => (j === i ? filter : f)) });
  return (
    <>
      <Tooltip title={t('editor.eventHelp')} trigger={['focus']}>
        <AutoComplete
          size="small"
          className={css.middle ?? ''}
          aria-label={eventLabel ?? t('editor.event')}
          placeholder={t('editor.choose')}
          disabled={disabled}
          value={value.type}
          popupMatchSelectWidth={false}
          options={events}
          showSearch={{
            filterOption: (text, option) =>
              vocabulary.eventTypes.includes(text) ||
              `${option?.value} ${option?.label}`.toLowerCase().includes(text.toLowerCase()),
          }}
          onChange={(type: string) => onChange({ ...value, type: type.trim() })}
        />
      </Tooltip>
      {event(value.type) !== value.type && <span className={css.soft}>{event(value.type)}</span>}
      {children}
      {value.where.map((filter, i) => (
        <FilterFields
          key={i}
          filter={filter}
          onChange={(changed) => setFilter(i, changed)}
          onRemove={() => onChange({ ...value, where: value.where.filter((_, j) => j !== i) })}
        />
      ))}
      {!disabled && (
        <Button
          size="small"
          type="link"
          onClick={() => onChange({ ...value, where: [...value.where, { path: '', op: 'IS', values: [] }] })}
        >
          {t('editor.addFilter')}
        </Button>
      )}
      {sequence && <AfterFields value={value} onChange={onChange} />}
    </>
  );
}

/** "A, then B within d": what must have come before the event. */
function AfterFields({ value, onChange }: Pick<FieldsProps, 'value' | 'onChange'>) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  const { after } = value;
  if (after === null || after === undefined) {
    if (disabled) return null;
    return (
      <Button
        size="small"
        type="link"
        onClick={() => onChange({ ...value, after: { first: { type: '', where: [] }, within: 'P7D' } })}
      >
        {t('editor.addAfter')}
      </Button>
    );
  }
  return (
    <div className={css.after} role="group" aria-label={t('editor.afterEvent')}>
      <span className={css.lead}>{t('editor.after')}</span>
      <PatternFields
        value={after.first}
        sequence={false}
        eventLabel={t('editor.afterEvent')}
        onChange={(first) => onChange({ ...value, after: { ...after, first } })}
      >
        <span className={css.soft}>{t('editor.afterWithin')}</span>
        <DurationInput
          value={after.within}
          onChange={(within) => onChange({ ...value, after: { ...after, within } })}
        />
        {!disabled && (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('editor.removeAfter')}
            onClick={() => onChange({ ...value, after: null })}
          />
        )}
      </PatternFields>
    </div>
  );
}

interface FilterProps {
  filter: Filter;
  onChange: (filter: Filter) => void;
  onRemove: () => void;
}

function FilterFields({ filter, onChange, onRemove }: FilterProps) {
  const { t } = useTranslation('conditions');
  const { disabled } = useEditing();
  const read = (values: Value[], op: FilterOp): Value[] =>
    values.flatMap((v): Value[] => {
      const scalar = typeof v === 'string' ? readProperty(v, op) : v;
      return scalar === null ? [] : [scalar];
    });
  return (
    <span className={css.filter}>
      <AutoComplete
        size="small"
        className={css.middle ?? ''}
        aria-label={t('editor.property')}
        placeholder={t('editor.property')}
        disabled={disabled}
        value={filter.path}
        popupMatchSelectWidth={false}
        options={paths.map((path) => ({ value: path }))}
        onChange={(path: string) => onChange({ ...filter, path })}
      />
      <Select
        size="small"
        aria-label={t('editor.op')}
        disabled={disabled}
        value={filter.op}
        popupMatchSelectWidth={false}
        options={filterOps.map((op) => ({ value: op, label: t(`op.${op}`) }))}
        onChange={(op: FilterOp) =>
          onChange({ ...filter, op, values: read(fitValues(filter.values, op), op) })
        }
      />
      <ValuesInput
        op={filter.op}
        type={numeric.includes(filter.op) ? 'NUMBER' : 'TEXT'}
        options={[]}
        values={filter.values}
        onChange={(values) => onChange({ ...filter, values })}
      />
      {!disabled && (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('editor.removeFilter')}
          onClick={onRemove}
        />
      )}
    </span>
  );
}
