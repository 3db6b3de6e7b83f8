import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Use } from '../api';
import css from './segments.module.css';

const places: Record<Use['kind'], (id: string) => string> = {
  JOURNEY: (id) => `/journeys/${id}`,
  SEGMENT: (id) => `/segments/${id}`,
  TAG: () => '/tags',
  SCORE_RULE: () => '/scoring',
  STAGE: () => '/lifecycle',
};

/** What rests on a segment, each leading there. */
export function Uses({ uses, short = false }: { uses: readonly Use[]; short?: boolean }) {
  const { t } = useTranslation('segments');
  if (uses.length === 0) return <span className={css.soft}>{t('unused')}</span>;
  const line = (use: Use) => (
    <>
      <span className={css.soft}>{t(`use.${use.kind}`)}</span>{' '}
      <Link to={places[use.kind](use.id)}>{use.name}</Link>
    </>
  );
  if (short) {
    return (
      <span>
        {uses.slice(0, 2).map((use, i) => (
          <span key={use.kind + use.id}>
            {i > 0 && ' · '}
            {line(use)}
          </span>
        ))}
        {uses.length > 2 && <span className={css.soft}> {t('more', { count: uses.length - 2 })}</span>}
      </span>
    );
  }
  return (
    <ul className={css.plain}>
      {uses.map((use) => (
        <li key={use.kind + use.id}>{line(use)}</li>
      ))}
    </ul>
  );
}
