import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import css from './writing.module.css';

const spans = [7, 30, 90, 365] as const;

/** Of how many days the results are shown. */
export function DaysBar({ days, onChange }: { days: number; onChange: (days: number) => void }) {
  const { t } = useTranslation('writing');
  return (
    <div className={css.bar}>
      <Segmented
        aria-label={t('span')}
        value={days}
        onChange={onChange}
        options={spans.map((value) => ({ value, label: t('days', { count: value }) }))}
      />
    </div>
  );
}
