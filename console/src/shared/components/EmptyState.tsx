import type { ReactNode } from 'react';
import css from './components.module.css';

export type Picture = 'nest' | 'path' | 'people' | 'chart' | 'letter' | 'search';

const drawings: Record<Picture, ReactNode> = {
  nest: (
    <>
      <path d="M60 18c9 0 16 14 16 25a16 16 0 0 1-32 0c0-11 7-25 16-25z" />
      <path d="M20 52c8 22 72 22 80 0M24 60c10 14 62 14 72 0" />
    </>
  ),
  path: (
    <>
      <circle cx="24" cy="24" r="8" />
      <circle cx="60" cy="52" r="8" />
      <circle cx="96" cy="24" r="8" />
      <path d="M30 30l23 17M67 47l23-17" />
    </>
  ),
  people: (
    <>
      <circle cx="44" cy="30" r="10" />
      <path d="M26 66c0-14 8-20 18-20s18 6 18 20" />
      <circle cx="78" cy="36" r="8" />
      <path d="M70 66c0-10 3-16 9-16s14 5 14 16" />
    </>
  ),
  chart: <path d="M22 16v50h78M38 56V42M54 56V30M70 56V38M86 56V22" />,
  letter: <path d="M24 24h72v42H24zM24 26l36 24 36-24" />,
  search: (
    <>
      <circle cx="54" cy="36" r="18" />
      <path d="M68 49l20 18" />
    </>
  ),
};

interface Props {
  /** One sentence that says what would be here and why one wants it. */
  children: ReactNode;
  picture?: Picture;
  /** One button. */
  action?: ReactNode;
}

/** An empty page teaches: one sentence, one picture, one button. */
export function EmptyState({ children, picture = 'nest', action }: Props) {
  return (
    <div className={css.state} data-state="empty">
      <svg
        width="120"
        height="80"
        viewBox="0 0 120 80"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.500"
        aria-hidden
      >
        <g strokeLinecap="round" strokeLinejoin="round">
          {drawings[picture]}
        </g>
      </svg>
      <p className={css.sentence}>{children}</p>
      {action}
    </div>
  );
}
