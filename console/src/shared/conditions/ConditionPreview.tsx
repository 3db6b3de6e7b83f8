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
  /** Told from a sample: with 95 % certainty it lies between these. */
  about?: { low: number; high: number } | null;
}

/** No more digits than are certain. */
function rounded(count: number, spread: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, spread / 2))));
  return Math.round(count / step) * step;
}

function useSettled<T>(value: T, after: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), after);
    return () => clearTimeout(timer);
  }, [value, after]);
  return settled;
}

/**
 * Says how many leads a condition means now, and names some. Waits until typing has stopped; where there are many leads, it says
 * about how many at once, and then counts them.
 */
export function ConditionPreview({ condition, incomplete }: { condition: Condition; incomplete: boolean }) {
  const { t } = useTranslation('conditions');
  const format = useFormat();
  const problemText = useProblemText();
  const asked = useSettled(JSON.stringify(condition), 400);
  const within = sinceJourney(condition);
  const enabled = !incomplete && !within;
  const ask = (address: string, signal: AbortSignal) =>
    http.post<Preview>(address, { condition: JSON.parse(asked) as Condition }, { signal });
  const quick = useQuery({
    queryKey: ['segments', 'preview', 'quick', asked],
    queryFn: ({ signal }) => ask('/api/segments/preview?quick=true', signal),
    enabled,
    placeholderData: keepPreviousData,
  });
  const estimated = !!quick.data?.about && !quick.isPlaceholderData;
  const counted = useQuery({
    queryKey: ['segments', 'preview', asked],
    queryFn: ({ signal }) => ask('/api/segments/preview', signal),
    enabled: enabled && estimated,
  });
  const query = estimated && (counted.data || counted.isError) ? counted : quick;
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
  const { count, atLeast = false, known, sample, about } = query.data;
  return (
    <div className={css.preview} aria-live="polite" aria-busy={quick.isFetching || counted.isFetching}>
      <strong className={css.count}>
        {t(about ? 'preview.about' : atLeast ? 'preview.atLeast' : 'preview.count', {
          count,
          text: format.number(about ? rounded(count, about.high - about.low) : count),
        })}
      </strong>
      {about && (
        <span>
          {t('preview.between', { low: format.number(about.low), high: format.number(about.high) })}
        </span>
      )}
      {known !== undefined && known !== count && !about && (
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
