import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import css from './whatif.module.css';

/** The two pages about the playbook as a whole. */
export function Sections({ here }: { here: 'history' | 'whatif' }) {
  const { t } = useTranslation('whatif');
  const pages = [
    { id: 'history', to: '/playbook/history', name: t('history.title') },
    { id: 'whatif', to: '/playbook/what-would-change', name: t('title') },
  ];
  return (
    <nav className={css.sections} aria-label={t('nav')}>
      {pages.map(({ id, to, name }) => (
        <Link key={id} to={to} {...(id === here ? { 'aria-current': 'page' as const } : {})}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
