import { Button, Input, Radio, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { ConditionEditor } from '@/shared/conditions';
import {
  DurationInput,
  useVocabulary,
  type Lifecycle,
  type Problem,
  type Stage,
  type StageKind,
  type Team,
} from '@/shared/playbook';
import css from './lifecycle.module.css';
import { SlaFields } from './SlaFields';

interface FormProps {
  stage: Stage;
  lifecycle: Lifecycle;
  isFirst: boolean;
  disabled: boolean;
  /** Problems of the playbook check, and where this stage stands in the playbook. */
  problems: readonly Problem[];
  place: string;
  onChange: (stage: Stage) => void;
}

const teams: Team[] = ['MARKETING', 'SDR', 'SALES', 'SUCCESS'];
const kinds: StageKind[] = ['MAIN', 'SIDE', 'END'];

/** Everything about one stage: whose it is, who comes in, what must be known, and how long a lead may stay. */
export function StageForm(props: FormProps) {
  const { stage, lifecycle, isFirst, disabled, onChange } = props;
  const { t } = useTranslation('lifecycle');
  const { fields } = useVocabulary();
  const others = lifecycle.stages.filter((s) => s.id !== stage.id);
  return (
    <>
      <div className={css.row}>
        <div className={css.field} style={{ flex: '1 1 220px' }}>
          <label className={css.label} htmlFor="stage-name">
            {t('editor.name')}
          </label>
          <Input
            id="stage-name"
            value={stage.name}
            disabled={disabled}
            onChange={(e) => onChange({ ...stage, name: e.target.value })}
          />
        </div>
        <div className={css.field} style={{ flex: '0 0 190px' }}>
          <label className={css.label} htmlFor="stage-team">
            {t('editor.team')}
          </label>
          <Select<Team>
            id="stage-team"
            value={stage.team}
            disabled={disabled}
            options={teams.map((team) => ({ value: team, label: t(`team.${team}`) }))}
            onChange={(team) => onChange({ ...stage, team })}
          />
        </div>
      </div>
      {isFirst ? (
        <p className={css.soft}>{t('editor.first')}</p>
      ) : (
        <>
          <div className={css.field}>
            <span className={css.label} id="stage-kind">
              {t('editor.kind')}
            </span>
            <Radio.Group
              aria-labelledby="stage-kind"
              value={stage.kind}
              disabled={disabled}
              options={kinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              onChange={(e) => onChange({ ...stage, kind: e.target.value as StageKind })}
            />
          </div>
          <div className={css.field}>
            <label className={css.label} htmlFor="stage-from">
              {t('editor.from')}
            </label>
            <Select
              id="stage-from"
              mode="multiple"
              value={stage.from}
              disabled={disabled}
              options={others.map((s) => ({ value: s.id, label: s.name }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={(from: string[]) => onChange({ ...stage, from })}
            />
            <span className={css.label}>{t('editor.fromHint')}</span>
          </div>
          <EntryField {...props} />
        </>
      )}
      <div className={css.field}>
        <label className={css.label} htmlFor="stage-required">
          {t('editor.required')}
        </label>
        <Select
          id="stage-required"
          mode="multiple"
          value={stage.requiredFields}
          disabled={disabled}
          options={fields.map((f) => ({ value: f.key, label: f.label }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(requiredFields: string[]) => onChange({ ...stage, requiredFields })}
        />
      </div>
      <ReasonFields {...props} />
      <SlaFields stage={stage} lifecycle={lifecycle} disabled={disabled} onChange={onChange} />
      <ConversionField {...props} />
    </>
  );
}

/** Whether people say why they move a lead here, what they may choose from, and how long rules then leave it alone. */
function ReasonFields({ stage, disabled, onChange }: FormProps) {
  const { t } = useTranslation('lifecycle');
  const waits = stage.waiting !== null && stage.waiting !== undefined;
  return (
    <>
      <div className={css.field}>
        <label className={css.inline}>
          <Switch
            size="small"
            checked={stage.reasonRequired}
            disabled={disabled}
            onChange={(reasonRequired) => onChange({ ...stage, reasonRequired })}
          />
          {t('editor.reason')}
        </label>
        <label className={css.label} htmlFor="stage-reasons">
          {t('editor.reasons')}
        </label>
        <Select
          id="stage-reasons"
          mode="tags"
          open={false}
          suffixIcon={null}
          value={stage.reasons}
          disabled={disabled}
          placeholder={t('editor.reasonsAny')}
          tokenSeparators={['\n', ';', '；']}
          onChange={(reasons: string[]) => onChange({ ...stage, reasons })}
        />
      </div>
      <div className={css.field}>
        <label className={css.inline}>
          <Switch
            size="small"
            checked={waits}
            disabled={disabled}
            onChange={(on) => onChange({ ...stage, waiting: on ? 'P30D' : null })}
          />
          {t('editor.waiting')}
        </label>
        {waits && (
          <DurationInput
            label={t('editor.waiting')}
            value={stage.waiting ?? ''}
            min={1}
            disabled={disabled}
            onChange={(waiting) => onChange({ ...stage, waiting })}
          />
        )}
        <span className={css.label}>{t('editor.waitingHint')}</span>
      </div>
    </>
  );
}

/** What ad platforms are told when a lead first comes here. */
function ConversionField({ stage, disabled, onChange }: FormProps) {
  const { t } = useTranslation('lifecycle');
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor="stage-conversion">
        {t('editor.conversion')}
      </label>
      <Input
        id="stage-conversion"
        allowClear
        value={stage.conversion ?? ''}
        disabled={disabled}
        placeholder={t('editor.conversionNone')}
        onChange={(e) =>
          onChange({ ...stage, conversion: e.target.value.trim() === '' ? null : e.target.value })
        }
      />
    </div>
  );
}

function EntryField({ stage, disabled, problems, place, onChange }: FormProps) {
  const { t } = useTranslation('lifecycle');
  const byHand = stage.entry === null || stage.entry === undefined;
  return (
    <div className={css.field}>
      <span className={css.label}>{t('editor.entry')}</span>
      {byHand ? (
        <div className={css.row}>
          <span>{t('editor.entryNone')}</span>
          {!disabled && (
            <Button size="small" onClick={() => onChange({ ...stage, entry: { kind: 'all', of: [] } })}>
              {t('editor.entryAdd')}
            </Button>
          )}
        </div>
      ) : (
        <>
          <ConditionEditor
            label={t('editor.entry')}
            value={stage.entry}
            disabled={disabled}
            problems={problems}
            place={`${place}/entry`}
            onChange={(entry) => onChange({ ...stage, entry })}
          />
          {!disabled && (
            <div>
              <Button size="small" type="text" onClick={() => onChange({ ...stage, entry: null })}>
                {t('editor.entryRemove')}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}
