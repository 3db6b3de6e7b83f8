import { App, Button, InputNumber, Space, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel, ProblemAlert } from '@/shared/components';
import { useSavePart, type AccountScoring, type Model, type Scoring } from '@/shared/playbook';
import { dimensions, models } from '../model';
import css from './scoring.module.css';

interface Props {
  scoring: Scoring;
  editable: boolean;
}

/** The most each model may add, and how companies are scored: in words, with the fields one press away. */
export function Ceilings({ scoring, editable }: Props) {
  const { t } = useTranslation('scoring');
  const [editing, setEditing] = useState(false);
  const { account } = scoring;
  const capped = dimensions
    .flatMap((d) => models[d])
    .flatMap((m) => {
      const points = scoring.modelCaps[m];
      return points === undefined ? [] : [t('ceilings.model', { model: t(`model.${m}`), points })];
    });
  return (
    <Panel
      title={t('ceilings.title')}
      extra={
        editable &&
        !editing && (
          <Button size="small" onClick={() => setEditing(true)}>
            {t('ceilings.edit')}
          </Button>
        )
      }
    >
      {editing ? (
        <Fields scoring={scoring} onDone={() => setEditing(false)} />
      ) : (
        <>
          <p className={css.plain}>
            {capped.length === 0 ? t('ceilings.none') : capped.join(t('ceilings.and'))}
          </p>
          <p className={css.plain}>
            {account === null || account === undefined
              ? t('ceilings.noAccount')
              : t('ceilings.account', { count: account.most, points: account.engagedFrom })}
          </p>
        </>
      )}
    </Panel>
  );
}

function Fields({ scoring, onDone }: { scoring: Scoring; onDone: () => void }) {
  const { t } = useTranslation('scoring');
  const { t: c } = useTranslation('common');
  const { t: p } = useTranslation('playbook');
  const { message } = App.useApp();
  const [modelCaps, setCaps] = useState(scoring.modelCaps);
  const [account, setAccount] = useState<AccountScoring | null>(scoring.account ?? null);
  const save = useSavePart();
  const setCap = (model: Model, points: number | null) => {
    const changed = { ...modelCaps };
    if (points === null || points <= 0) delete changed[model];
    else changed[model] = points;
    setCaps(changed);
  };
  const write = () =>
    save.mutate(
      { part: 'scoring', value: { ...scoring, modelCaps, account } },
      {
        onSuccess: () => {
          void message.success(p('draft.saved'));
          onDone();
        },
      },
    );
  return (
    <section aria-label={t('ceilings.title')}>
      <p className={css.plain}>{t('ceilings.most')}</p>
      <div className={css.caps}>
        {dimensions
          .flatMap((d) => models[d])
          .map((model) => (
            <label key={model}>
              {t(`model.${model}`)}
              <InputNumber
                size="small"
                min={0}
                value={modelCaps[model] ?? null}
                placeholder={t('editor.capNone')}
                onChange={(points) => setCap(model, points)}
              />
            </label>
          ))}
      </div>
      <label className={css.inline}>
        <Switch
          size="small"
          checked={account !== null}
          onChange={(on) => setAccount(on ? { engagedFrom: scoring.matrix.two, most: 3 } : null)}
        />
        {t('ceilings.scoreAccounts')}
      </label>
      {account !== null && (
        <>
          <p className={css.plain}>{t('ceilings.accountHow')}</p>
          <div className={css.caps}>
            <label>
              {t('ceilings.engagedFrom')}
              <InputNumber
                size="small"
                value={account.engagedFrom}
                onChange={(engagedFrom) => setAccount({ ...account, engagedFrom: engagedFrom ?? 0 })}
              />
            </label>
            <label>
              {t('ceilings.counted')}
              <InputNumber
                size="small"
                min={1}
                max={100}
                precision={0}
                value={account.most}
                onChange={(most) => setAccount({ ...account, most: most ?? 1 })}
              />
            </label>
          </div>
        </>
      )}
      {save.isError && <ProblemAlert error={save.error} />}
      <Space style={{ marginTop: 12 }}>
        <Button type="primary" size="small" loading={save.isPending} onClick={write}>
          {c('action.save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {c('action.cancel')}
        </Button>
      </Space>
    </section>
  );
}
