import { Checkbox, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { PatternEditor } from '@/shared/conditions';
import { ConditionField, useDraft, useVocabulary, type Until, type Weekday } from '@/shared/playbook';
import { workdays } from '../graph/newNode';
import { Field } from './Field';
import { ChooseField, DurationField, NumberField, optionsOf, TimeField } from './fields';
import type { KindProps } from './NodeSettings';

export const weekdays: readonly Weekday[] = [...workdays, 'SATURDAY', 'SUNDAY'];
const moments: readonly Until['kind'][] = ['onWeekday', 'working', 'onDate', 'at'];

export function WaitSettings({ node, disabled, onChange }: KindProps<'wait'>) {
  const { t } = useTranslation('journeys');
  return (
    <DurationField
      label={t('settings.duration')}
      value={node.duration}
      disabled={disabled}
      onChange={(duration) => onChange({ ...node, duration }, `${node.id}.duration`)}
    />
  );
}

function newUntil(kind: Until['kind']): Until {
  switch (kind) {
    case 'at':
      return { kind, at: dayjs().add(7, 'day').startOf('day').hour(9).toISOString() };
    case 'onDate':
      return { kind, field: '', daysAfter: 0, at: '09:00' };
    case 'onWeekday':
      return { kind, days: [...workdays], at: '09:00' };
    case 'working':
      return { kind, calendar: '' };
  }
}

/** The moment until which leads wait. */
export function WaitUntilSettings({ node, disabled, onChange }: KindProps<'waitUntil'>) {
  const { t } = useTranslation('journeys');
  const set = (until: Until, merge?: string) => onChange({ ...node, until }, merge);
  return (
    <>
      <ChooseField
        label={t('settings.awaited')}
        value={node.until.kind}
        disabled={disabled}
        options={moments.map((k) => ({ value: k, label: t(`settings.untilKind.${k}`) }))}
        onChange={(kind) => set(newUntil(kind as Until['kind']))}
      />
      <Moment until={node.until} disabled={disabled} merge={node.id} onChange={set} />
    </>
  );
}

interface MomentProps {
  until: Until;
  disabled: boolean;
  merge: string;
  onChange: (until: Until, merge?: string) => void;
}

function Moment({ until, disabled, merge, onChange }: MomentProps) {
  const { t } = useTranslation('journeys');
  const { fields } = useVocabulary();
  const calendars = useDraft().data?.playbook.calendars ?? [];
  switch (until.kind) {
    case 'at':
      return (
        <Field label={t('settings.moment')} hint={t('settings.momentHint')}>
          {(id) => (
            <DatePicker
              id={id}
              showTime={{ format: 'HH:mm' }}
              format="YYYY-MM-DD HH:mm"
              allowClear={false}
              value={until.at === '' ? null : dayjs(until.at)}
              disabled={disabled}
              onChange={(at) => onChange({ ...until, at: at === null ? '' : at.toISOString() })}
            />
          )}
        </Field>
      );
    case 'onDate':
      return (
        <>
          <ChooseField
            label={t('settings.dateField')}
            value={until.field}
            disabled={disabled}
            options={dateFields(fields)}
            onChange={(field) => onChange({ ...until, field })}
          />
          <NumberField
            label={t('settings.daysAfter')}
            hint={t('settings.daysAfterHint')}
            min={-3650}
            max={3650}
            value={until.daysAfter}
            disabled={disabled}
            onChange={(days) => onChange({ ...until, daysAfter: days ?? 0 }, `${merge}.days`)}
          />
          <TimeField
            label={t('settings.timeOfDay')}
            hint={t('settings.leadsTime')}
            value={until.at}
            disabled={disabled}
            onChange={(at) => onChange({ ...until, at }, `${merge}.at`)}
          />
        </>
      );
    case 'onWeekday':
      return (
        <>
          <Field label={t('settings.days')} hint={t('settings.daysHint')}>
            {() => (
              <Checkbox.Group
                value={until.days}
                disabled={disabled}
                options={weekdays.map((d) => ({ value: d, label: t(`weekday.${d}`) }))}
                onChange={(days) => onChange({ ...until, days: weekdays.filter((d) => days.includes(d)) })}
              />
            )}
          </Field>
          <TimeField
            label={t('settings.timeOfDay')}
            hint={t('settings.leadsTime')}
            value={until.at}
            disabled={disabled}
            onChange={(at) => onChange({ ...until, at }, `${merge}.at`)}
          />
        </>
      );
    case 'working':
      return (
        <ChooseField
          label={t('settings.calendar')}
          hint={t(calendars.length === 0 ? 'settings.noCalendar' : 'settings.calendarHint')}
          value={until.calendar}
          disabled={disabled}
          options={optionsOf(calendars)}
          onChange={(calendar) => onChange({ ...until, calendar })}
        />
      );
  }
}

/** The date fields of a lead. */
export const dateFields = (fields: readonly { key: string; label: string; type: string }[]) =>
  fields.filter((f) => f.type === 'DATE').map((f) => ({ value: f.key, label: f.label }));

export function WaitForSettings({ node, disabled, onChange }: KindProps<'waitFor'>) {
  const { t } = useTranslation('journeys');
  const { awaited } = node;
  return (
    <>
      <ChooseField
        label={t('settings.awaited')}
        value={awaited.kind}
        disabled={disabled}
        options={(['forEvent', 'forCondition'] as const).map((k) => ({
          value: k,
          label: t(`settings.awaitedKind.${k}`),
        }))}
        onChange={(kind) =>
          onChange({
            ...node,
            awaited:
              kind === 'forEvent'
                ? { kind: 'forEvent', pattern: { type: '', where: [] } }
                : { kind: 'forCondition', condition: { kind: 'all', of: [] } },
          })
        }
      />
      {awaited.kind === 'forEvent' ? (
        <Field label={t('settings.event')}>
          {() => (
            <PatternEditor
              disabled={disabled}
              value={awaited.pattern}
              onChange={(pattern) =>
                onChange({ ...node, awaited: { kind: 'forEvent', pattern } }, `${node.id}.pattern`)
              }
            />
          )}
        </Field>
      ) : (
        <Field label={t('settings.condition')}>
          {() => (
            <ConditionField
              label={t('settings.condition')}
              value={awaited.condition}
              disabled={disabled}
              inJourney
              onChange={(c) =>
                onChange({
                  ...node,
                  awaited: { kind: 'forCondition', condition: c ?? { kind: 'all', of: [] } },
                })
              }
            />
          )}
        </Field>
      )}
      <DurationField
        label={t('settings.timeout')}
        value={node.timeout}
        disabled={disabled}
        onChange={(timeout) => onChange({ ...node, timeout }, `${node.id}.timeout`)}
      />
    </>
  );
}
