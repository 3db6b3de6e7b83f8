import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/components';
import css from '../parts/reports.module.css';

const questions = [
  { key: 'funnel', to: '/reports/funnel' },
  { key: 'revenue', to: '/reports/revenue' },
  { key: 'time', to: '/reports/time-in-stage' },
  { key: 'mqls', to: '/reports/mqls' },
  { key: 'costs', to: '/reports/costs' },
] as const;

/** The questions one can ask. */
export function ReportsPage() {
  const { t } = useTranslation('reports');
  return (
    <Page title={t('title')} lede={t('lede')}>
      <div className={css.cards}>
        {questions.map(({ key, to }) => (
          <Link key={key} to={to} className={css.card}>
            <h2>{t(`${key}.title`)}</h2>
            <p>{t(`${key}.about`)}</p>
          </Link>
        ))}
      </div>
    </Page>
  );
}
