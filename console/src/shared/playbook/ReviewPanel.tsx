import { Button, Input, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert, When } from '../components';
import { useCan } from '../session';
import { useReview, type ReviewAction } from './history';
import css from './playbook.module.css';
import type { Draft } from './types';

/** What colleagues said of the draft, and the way to ask, approve or decline. */
export function ReviewPanel({ draft }: { draft: Draft }) {
  const { t } = useTranslation('playbook');
  const mayAsk = useCan('MARKETER');
  const step = useReview();
  const [note, setNote] = useState('');
  const [silent, setSilent] = useState(false);
  const review = draft.review;
  if (review === null || review === undefined) return null;
  const go = (what: ReviewAction) => {
    const missing = what === 'decline' && note.trim() === '';
    setSilent(missing);
    if (!missing)
      step.mutate({ step: what, etag: draft.etag, note: note.trim() }, { onSuccess: () => setNote('') });
  };
  return (
    <section className={css.review} aria-label={t('review.title')}>
      <strong>{t('review.title')}</strong>{' '}
      {review.approvedBy ? (
        <span>{t('review.approved', { by: review.approvedBy })}</span>
      ) : review.needed ? (
        <span>{t('review.needed')}</span>
      ) : (
        review.steps.length === 0 && <span className={css.soft}>{t('review.none')}</span>
      )}
      {review.steps.length > 0 && (
        <ul className={css.steps}>
          {review.steps.map((s) => (
            <li key={`${s.at}/${s.step}`}>
              {t(`review.step.${s.step}`, { by: s.by })}
              {s.note !== '' && ` · ${s.note}`}{' '}
              <span className={css.soft}>
                <When at={s.at} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {mayAsk && (
        <>
          <Input
            size="small"
            aria-label={t('review.note')}
            placeholder={t('review.note')}
            value={note}
            status={silent ? 'error' : ''}
            onChange={(e) => setNote(e.target.value)}
          />
          {silent && (
            <span role="alert" className={css.problem}>
              {t('review.declineNeedsNote')}
            </span>
          )}
          <Space size="small">
            <Button size="small" loading={step.isPending} onClick={() => go('ask')}>
              {t('review.ask')}
            </Button>
            {review.mayApprove && (
              <>
                <Button size="small" disabled={step.isPending} onClick={() => go('approve')}>
                  {t('review.approve')}
                </Button>
                <Button size="small" disabled={step.isPending} onClick={() => go('decline')}>
                  {t('review.decline')}
                </Button>
              </>
            )}
          </Space>
        </>
      )}
      {step.isError && <ProblemAlert error={step.error} />}
    </section>
  );
}
