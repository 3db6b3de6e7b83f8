import { ExperimentOutlined } from '@ant-design/icons';
import { Button, Collapse } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { ConditionField, useVocabulary, type Condition } from '@/shared/playbook';
import css from '../components/editor.module.css';
import { Field } from '../components/Field';
import { ChooseField, NumberField, optionsOf } from '../components/fields';
import { useBeginRun, type Reactions } from './api';
import { ReactionList } from './ReactionList';

const EVERYONE = '';
const CONDITION = '?';

interface Props {
  journey: string;
  /** Whether there is a report already. */
  again: boolean;
  busy: boolean;
  onBegun: (run: string) => void;
}

/** Whom to try the journey on, for how long, and how they are taken to react. */
export function Setup({ journey, again, busy, onBegun }: Props) {
  const { t } = useTranslation('journeys');
  const { segments } = useVocabulary();
  const begin = useBeginRun(journey);
  const [audience, setAudience] = useState(EVERYONE);
  const [condition, setCondition] = useState<Condition | null>(null);
  const [days, setDays] = useState(91);
  const [seed, setSeed] = useState(1);
  const [runs, setRuns] = useState(20);
  const [reactions, setReactions] = useState<Reactions | undefined>();
  const [open, setOpen] = useState(false);
  const start = () =>
    begin.mutate(
      {
        days,
        seed,
        runs,
        ...(audience === CONDITION && condition !== null ? { audience: condition } : {}),
        ...(audience !== CONDITION && audience !== EVERYONE ? { segment: audience.slice(2) } : {}),
        ...(reactions === undefined ? {} : { reactions }),
      },
      { onSuccess: (run) => onBegun(run.standing.id) },
    );
  const everyone = { value: 'all', label: t('dry.everyone') };
  const own = { value: CONDITION, label: t('dry.condition') };
  const inSegment = optionsOf(segments).map((s) => ({ value: `s:${s.value}`, label: s.label }));
  const form = (
    <>
      <ChooseField
        label={t('dry.audience')}
        hint={t('dry.audienceHint')}
        value={audience === EVERYONE ? 'all' : audience}
        disabled={busy}
        options={[everyone, ...inSegment, own]}
        onChange={(a) => setAudience(a === 'all' ? EVERYONE : a)}
      />
      {audience === CONDITION && (
        <Field label={t('dry.condition')}>
          {() => (
            <ConditionField
              label={t('dry.condition')}
              value={condition}
              disabled={busy}
              onChange={setCondition}
            />
          )}
        </Field>
      )}
      <NumberField
        label={t('dry.days')}
        min={1}
        max={400}
        value={days}
        disabled={busy}
        onChange={(n) => setDays(n ?? 91)}
      />
      <Collapse
        ghost
        size="small"
        className={css.advanced ?? ''}
        onChange={(keys) => setOpen(keys.includes('reactions') || open)}
        items={[
          {
            key: 'reactions',
            label: t(reactions === undefined ? 'dry.reactions' : 'dry.reactionsChanged'),
            children: open && (
              <ReactionList journey={journey} changed={reactions} onChange={setReactions} disabled={busy} />
            ),
          },
          {
            key: 'advanced',
            label: t('settings.advanced'),
            children: (
              <>
                <NumberField
                  label={t('dry.runs')}
                  hint={t('dry.runsHint')}
                  min={1}
                  max={100}
                  value={runs}
                  disabled={busy}
                  onChange={(n) => setRuns(n ?? 20)}
                />
                <NumberField
                  label={t('dry.seed')}
                  hint={t('dry.seedHint')}
                  value={seed}
                  disabled={busy}
                  onChange={(n) => setSeed(n ?? 1)}
                />
              </>
            ),
          },
        ]}
      />
      {begin.isError && <ProblemAlert error={begin.error} />}
      <Button
        type={again ? 'default' : 'primary'}
        icon={<ExperimentOutlined />}
        loading={begin.isPending}
        disabled={busy || (audience === CONDITION && condition === null)}
        style={{ marginTop: 14 }}
        onClick={start}
      >
        {t(again ? 'dry.again' : 'dry.start')}
      </Button>
    </>
  );
  if (again) {
    return (
      <Collapse
        ghost
        className={css.advanced ?? ''}
        items={[{ key: 'setup', label: t('dry.another'), children: form }]}
      />
    );
  }
  return (
    <>
      <p className={css.soft}>{t('dry.lede')}</p>
      {form}
    </>
  );
}
