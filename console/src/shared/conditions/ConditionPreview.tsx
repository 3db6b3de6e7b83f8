import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '../api';
import { LeadLink, useProblemText, type LeadRef } from '../components';
import { ApiProblem } from '../api';
import type { Condition } from '../playbook/types';
import { useFormat } from '../format';
import css from './conditions.module.css';
import { sinceJourney } from './model';

export interface Preview {
  count: number;
  /** The count stopped for time: there are more. */
  atLeast?: boolean;
  /** How many of them are known by name or address. */
  known?: number;
  sample: (Omit<LeadRef, 'id'> & { id: number | string })[];
}

function useSettled<T>(value: T, after: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return settled;
}

/** Says how many leads a condition means now, and names some. Waits until typing has stopped. */
export function ConditionPreview({ condition, incomplete }: { condition: Condition; incomplete: boolean }) {
  const { t } = useTranslation('conditions');
  const format = useFormat();
  const problemText = useProblemText();
  const asked = useSettled(JSON.stringify(condition), 400);
  const within = sinceJourney(condition);
  const query = useQuery({
    queryKey: ['segments', 'preview', asked],
    queryFn: ({ signal }) =>
      http.post<Preview>('/api/segments/preview', { condition: JSON.parse(asked) as Condition }, { signal }),
    enabled: !incomplete && !within,
    placeholderData: keepPreviousData,
  });
  if (incomplete) return <p className={css.preview}>{t('preview.incomplete')}</p>;
  if (within) return <p className={css.preview}>{t('preview.inJourney')}</p>;
  if (query.isPending) return <p className={css.preview}>{t('preview.counting')}</p>;
  if (query.isError) {
    return (
      <p className={css.preview} role="alert">
        {t('preview.failed')} {problemText(ApiProblem.from(query.error)).title}
      </p>
    );
  }
  const { count, atLeast = false, known, sample } = query.data;
  return (
    <div className={css.preview} aria-live="polite" aria-busy={query.isFetching}>
      <strong className={css.count}>
        {t(atLeast ? 'preview.atLeast' : 'preview.count', { count, text: format.number(count) })}
      </strong>
      {known !== undefined && known !== count && (
        <span>{t('preview.known', { text: format.number(known) })}</span>
      )}
      {sample.length > 0 ? (
        <span>
          {t('preview.sample')}
          {sample.slice(0, 5).map((lead) => (
            <span key={lead.id} className={css.name}>
              <LeadLink lead={{ ...lead, id: String(lead.id) }} />
            </span>
          ))}
        </span>
      ) : (
        count === 0 && <span>{t('preview.none')}</span>
      )}
    </div>
  );
}
