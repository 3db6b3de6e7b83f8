import { App, Button, InputNumber, Space } from 'antd';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { useSavePart, type GradeMatrix, type Scoring } from '@/shared/playbook';
import { inOrder } from '../model';
import css from './scoring.module.css';

const axes: readonly {
  axis: 'FIT' | 'ENGAGEMENT';
  limits: readonly { key: keyof GradeMatrix; grade: string }[];
}[] = [
  {
    axis: 'FIT',
    limits: [
      { key: 'a', grade: 'A' },
      { key: 'b', grade: 'B' },
      { key: 'c', grade: 'C' },
    ],
  },
  {
    axis: 'ENGAGEMENT',
    limits: [
      { key: 'one', grade: '1' },
      { key: 'two', grade: '2' },
      { key: 'three', grade: '3' },
    ],
  },
];

/** The limits of the grades and of spam, written to the draft together. */
export function Limits({ scoring, onDone }: { scoring: Scoring; onDone: () => void }) {
  const { t } = useTranslation('scoring');
  const { t: c } = useTranslation('common');
  const { t: p } = useTranslation('playbook');
  const { message } = App.useApp();
  const [matrix, setMatrix] = useState(scoring.matrix);
  const [spamLimit, setSpamLimit] = useState(scoring.spamLimit);
  const save = useSavePart();
  const ordered = inOrder(matrix);
  const write = () =>
    save.mutate(
      { part: 'scoring', value: { ...scoring, matrix, spamLimit } },
      {
        onSuccess: () => {
          void message.success(p('draft.saved'));
          onDone();
        },
      },
    );
  return (
    <section aria-label={t('matrix.limits')}>
      <div className={css.limits}>
        {axes.map(({ axis, limits }) => (
          <Fragment key={axis}>
            <span>{t(`dimension.${axis}`)}</span>
            {limits.map(({ key, grade }) => (
              <label key={key}>
                {grade}
                <InputNumber
                  size="small"
                  style={{ width: '100%' }}
                  value={matrix[key]}
                  aria-label={`${t(`dimension.${axis}`)} ${grade}`}
                  onChange={(n) => setMatrix((m) => ({ ...m, [key]: n ?? 0 }))}
                />
              </label>
            ))}
          </Fragment>
        ))}
        <span>{t('matrix.spam')}</span>
        <InputNumber
          size="small"
          style={{ width: '100%' }}
          value={spamLimit}
          aria-label={t('matrix.spam')}
          onChange={(n) => setSpamLimit(n ?? 0)}
        />
      </div>
      {!ordered && (
        <p className={css.harm} role="alert">
          {t('matrix.order')}
        </p>
      )}
      {save.isError && <ProblemAlert error={save.error} />}
      <Space style={{ marginTop: 12 }}>
        <Button type="primary" size="small" disabled={!ordered} loading={save.isPending} onClick={write}>
          {c('action.save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {c('action.cancel')}
        </Button>
      </Space>
    </section>
  );
}
