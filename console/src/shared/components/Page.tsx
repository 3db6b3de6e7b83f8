import { Breadcrumb } from 'antd';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTitle } from '../hooks';
import css from './components.module.css';

export interface Crumb {
  label: string;
  to?: string;
}

interface Props {
  title: string;
  /** One sentence under the title. */
  lede?: ReactNode;
  actions?: ReactNode;
  crumbs?: Crumb[];
  /** Uses the whole width: boards, canvases. */
  wide?: boolean;
  children: ReactNode;
}

/** The frame of every page: where it is, what it is called, what can be done. */
export function Page({ title, lede, actions, crumbs, wide = false, children }: Props) {
  useTitle(title);
  return (
    <div className={wide ? `${css.page} ${css.wide}` : css.page}>
      {crumbs !== undefined && (
        <Breadcrumb
          className={css.crumbs ?? ''}
          items={crumbs.map((c) => ({
            title: c.to === undefined ? c.label : <Link to={c.to}>{c.label}</Link>,
          }))}
        />
      )}
      <header className={css.head}>
        <div className={css.titles}>
          <h1 className={css.title}>{title}</h1>
          {lede !== undefined && <p className={css.lede}>{lede}</p>}
        </div>
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </header>
      {children}
    </div>
  );
}

/** A quiet box with a heading, for parts of a page. */
export function Panel({
  title,
  extra,
  children,
}: {
  title?: ReactNode;
  extra?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className={css.panel}>
      {(title !== undefined || extra !== undefined) && (
        <div className={css.panelHead}>
          <h2 className={css.panelTitle}>{title}</h2>
          {extra}
        </div>
      )}
      {children}
    </section>
  );
}
