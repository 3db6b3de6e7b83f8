import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOwnerOptions } from '@/shared/conditions';
import {
  DurationInput,
  useDraft,
  type Lifecycle,
  type Sla,
  type SlaAction,
  type Stage,
} from '@/shared/playbook';
import { newAction, newSla } from '../model';
import css from './lifecycle.module.css';

interface Props {
  stage: Stage;
  lifecycle: Lifecycle;
  disabled: boolean;
  onChange: (stage: Stage) => void;
}

const actionKinds: readonly SlaAction['kind'][] = ['tell', 'reassign', 'moveTo'];

/** The clock of a stage: how long a lead may stay, when it warns, and what each moment does. */
export function SlaFields({ stage, lifecycle, disabled, onChange }: Props) {
  const { t } = useTranslation('lifecycle');
  const calendars = useDraft().data?.playbook.calendars ?? [];
  const { sla } = stage;
  const set = (changed: Sla | null) => onChange({ ...stage, sla: changed });
  return (
    <section className={css.clock} aria-label={t('sla.title')}>
      <label className={css.inline}>
        <Switch
          size="small"
          checked={sla !== null && sla !== undefined}
          disabled={disabled}
          onChange={(on) => set(on ? newSla(calendars[0]?.id) : null)}
        />
        {t('sla.title')}
      </label>
      {sla !== null && sla !== undefined && (
        <>
          <div className={css.inline}>
            <span>{t('sla.within')}</span>
            <DurationInput
              label={t('sla.within')}
              value={sla.within}
              min={1}
              disabled={disabled}
              {...(sla.calendar ? { units: ['minute', 'hour'] as const } : {})}
              onChange={(within) => set({ ...sla, within })}
            />
            <span>{t('sla.of')}</span>
            <Select
              aria-label={t('sla.calendar')}
              value={sla.calendar ?? ''}
              disabled={disabled}
              style={{ minWidth: 190 }}
              popupMatchSelectWidth={false}
              options={[
                { value: '', label: t('sla.everyHour') },
                ...calendars.map((c) => ({ value: c.id, label: c.name })),
              ]}
              onChange={(calendar) => set({ ...sla, calendar: calendar === '' ? null : calendar })}
            />
          </div>
          <div className={css.inline}>
            <Switch
              size="small"
              aria-label={t('sla.warn')}
              checked={sla.warnAtPercent !== null && sla.warnAtPercent !== undefined}
              disabled={disabled}
              onChange={(on) =>
                set({ ...sla, warnAtPercent: on ? 80 : null, onWarning: on ? sla.onWarning : [] })
              }
            />
            <span>{t('sla.warn')}</span>
            {sla.warnAtPercent !== null && sla.warnAtPercent !== undefined && (
              <InputNumber
                aria-label={t('sla.percent')}
                min={1}
                max={99}
                precision={0}
                suffix="%"
                style={{ width: 96 }}
                value={sla.warnAtPercent}
                disabled={disabled}
                onChange={(warnAtPercent) => set({ ...sla, warnAtPercent: warnAtPercent ?? 80 })}
              />
            )}
          </div>
          {sla.warnAtPercent !== null && sla.warnAtPercent !== undefined && (
            <Actions
              label={t('sla.onWarning')}
              actions={sla.onWarning}
              stage={stage}
              lifecycle={lifecycle}
              disabled={disabled}
              onChange={(onWarning) => set({ ...sla, onWarning })}
            />
          )}
          <Actions
            label={t('sla.onBreach')}
            actions={sla.onBreach}
            stage={stage}
            lifecycle={lifecycle}
            disabled={disabled}
            onChange={(onBreach) => set({ ...sla, onBreach })}
          />
        </>
      )}
    </section>
  );
}

interface ActionsProps {
  label: string;
  actions: readonly SlaAction[];
  stage: Stage;
  lifecycle: Lifecycle;
  disabled: boolean;
  onChange: (actions: SlaAction[]) => void;
}

function Actions({ label, actions, stage, lifecycle, disabled, onChange }: ActionsProps) {
  const { t } = useTranslation('lifecycle');
  return (
    <div className={css.actions} role="group" aria-label={label}>
      <span className={css.label}>{label}</span>
      {actions.length === 0 && <span className={css.soft}>{t('sla.nothing')}</span>}
      {actions.map((action, i) => (
        <div key={i} className={css.inline}>
          <span>{t(`sla.kind.${action.kind}`)}</span>
          <Target
            action={action}
            stage={stage}
            lifecycle={lifecycle}
            disabled={disabled}
            onChange={(changed) => onChange(actions.map((a, at) => (at === i ? changed : a)))}
          />
          {!disabled && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('sla.removeAction')}
              onClick={() => onChange(actions.filter((_, at) => at !== i))}
            />
          )}
        </div>
      ))}
      {!disabled && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: actionKinds.map((kind) => ({ key: kind, label: t(`sla.kind.${kind}`) })),
            onClick: ({ key }) => onChange([...actions, newAction(key as SlaAction['kind'])]),
          }}
        >
          <Button size="small" type="dashed" icon={<PlusOutlined />} aria-label={`${t('sla.add')}: ${label}`}>
            {t('sla.add')}
          </Button>
        </Dropdown>
      )}
    </div>
  );
}

interface TargetProps {
  action: SlaAction;
  stage: Stage;
  lifecycle: Lifecycle;
  disabled: boolean;
  onChange: (action: SlaAction) => void;
}

/** Whom an action reaches, or where it moves the lead and why. */
function Target({ action, stage, lifecycle, disabled, onChange }: TargetProps) {
  const { t } = useTranslation('lifecycle');
  const owners = useOwnerOptions(
    action.kind === 'moveTo' || action.to === 'owner' || action.to === 'pool' ? null : action.to,
  );
  if (action.kind !== 'moveTo') {
    const first = action.kind === 'tell' ? 'owner' : 'pool';
    return (
      <Select
        aria-label={t('sla.whom')}
        value={action.to}
        disabled={disabled}
        style={{ minWidth: 180 }}
        showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: first, label: t(`sla.${first}`) }, ...owners]}
        onChange={(to) => onChange({ ...action, to })}
      />
    );
  }
  const reachable = lifecycle.stages.filter((s) => s.id !== stage.id && s.from.includes(stage.id));
  const reasons = lifecycle.stages.find((s) => s.id === action.stage)?.reasons ?? [];
  return (
    <>
      <Select
        aria-label={t('sla.stage')}
        placeholder={t('sla.stage')}
        value={action.stage === '' ? undefined : action.stage}
        disabled={disabled}
        style={{ minWidth: 150 }}
        notFoundContent={t('sla.noWay')}
        options={reachable.map((s) => ({ value: s.id, label: s.name }))}
        onChange={(to) => onChange({ ...action, stage: to })}
      />
      {reasons.length > 0 ? (
        <Select
          aria-label={t('sla.reason')}
          placeholder={t('sla.reason')}
          value={action.reason === '' ? undefined : action.reason}
          disabled={disabled}
          style={{ minWidth: 180 }}
          options={reasons.map((r) => ({ value: r, label: r }))}
          onChange={(reason) => onChange({ ...action, reason })}
        />
      ) : (
        <Input
          aria-label={t('sla.reason')}
          placeholder={t('sla.reason')}
          value={action.reason}
          disabled={disabled}
          style={{ width: 220 }}
          onChange={(e) => onChange({ ...action, reason: e.target.value })}
        />
      )}
    </>
  );
}
