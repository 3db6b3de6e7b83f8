import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/components';
import { sections, type SectionId } from '../sections';
import css from './settings.module.css';

interface Props {
  section: SectionId;
  actions?: ReactNode;
  children: ReactNode;
}

/** A page of the settings, with the others beside it. */
export function SettingsFrame({ section, actions, children }: Props) {
  const { t } = useTranslation('settings');
  return (
    <div className={css.frame}>
      <nav className={css.side} aria-label={t('nav')}>
        {sections.map(({ id, to }) => (
          <Link
            key={id}
            to={to}
            className={id === section ? `${css.item} ${css.here}` : css.item}
            {...(id === section ? { 'aria-current': 'page' as const } : {})}
          >
            {t(`section.${id}`)}
          </Link>
        ))}
      </nav>
      <div className={css.body}>
        <Page
          title={t(`section.${section}`)}
          lede={t(`lede.${section}`)}
          {...(actions === undefined ? {} : { actions })}
        >
          {children}
        </Page>
      </div>
    </div>
  );
}
