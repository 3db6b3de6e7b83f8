import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import type { ImportView } from '../api';
import css from '../data.module.css';

/** What came of the rows so far. */
export function Numbers({ view }: { view: ImportView }) {
  const { t } = useTranslation('data');
  const format = useFormat();
  return (
    <div className={css.numbers}>
      {(['created', 'updated', 'duplicates', 'rejected'] as const).map((name) => (
        <div key={name}>
          <div className={css.number}>{format.number(view.summary.counts[name])}</div>
          <div className={css.soft}>{t(`imports.${name}`)}</div>
        </div>
      ))}
    </div>
  );
}
