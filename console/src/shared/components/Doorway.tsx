import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../hooks';
import css from './Doorway.module.css';
import { Logo } from './Logo';
import { LanguageSwitch, ThemeSwitch } from './switches';

/** The page before one is inside: sign-in, first start. */
export function Doorway({ title, lede, children }: { title: string; lede?: string; children: ReactNode }) {
  const { t } = useTranslation('common');
  useTitle(title);
  return (
    <div className={css.door}>
      <div className={css.bar}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <main className={css.middle}>
        <div className={css.brand}>
          <Logo size={30} />
          <strong>{t('product')}</strong>
        </div>
        <h1 className={css.title}>{title}</h1>
        {lede !== undefined && <p className={css.lede}>{lede}</p>}
        {children}
      </main>
      <div className={css.foot}>{t('tagline')}</div>
    </div>
  );
}
