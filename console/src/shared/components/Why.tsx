import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Popover } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format';
import css from './components.module.css';
import { ErrorState } from './ErrorState';
import { ListSkeleton } from './Skeletons';

/** One reason a conclusion was drawn, as a sentence, with what stands behind it. */
export interface Reason {
  text: string;
  at?: string;
  points?: number;
  rule?: string;
  event?: string;
  /** What in the address of the page leads to the event. */
  eventSearch?: Record<string, unknown>;
  playbookVersion?: number;
}

interface Props {
  /** What is being explained: a badge, a score, a number. */
  children: ReactNode;
  reasons?: Reason[];
  /** Asked when first opened, if the reasons are not at hand. */
  load?: { key: readonly unknown[]; fetch: () => Promise<Reason[]> };
  title?: string;
}

/** Every conclusion explains itself: hover, focus or press to see why, since when and by which rule. */
export function Why({ children, reasons, load, title }: Props) {
  const { t } = useTranslation('common');
  const [open, setOpen] = useState(false);
  // A press focuses first, which opens; the click that follows must not close again.
  const focused = useRef(0);
  return (
    <Popover
      open={open}
      onOpenChange={(to) => {
        if (to || Date.now() - focused.current > 400) setOpen(to);
      }}
      trigger={['hover', 'click']}
      title={title ?? t('why.title')}
      content={
        load !== undefined && reasons === undefined ? (
          open && <Loaded load={load} />
        ) : (
          <Reasons reasons={reasons ?? []} />
        )
      }
    >
      <button
        type="button"
        className={css.plain}
        aria-expanded={open}
        onFocus={() => {
          focused.current = Date.now();
          setOpen(true);
        }}
        // Into the list of reasons is not away: there are links in it.
        onBlur={(e) => e.relatedTarget?.closest('.ant-popover') || setOpen(false)}
        onKeyDown={(e) => e.key === 'Escape' && setOpen(false)}
      >
        {children}
      </button>
    </Popover>
  );
}

function Loaded({ load }: { load: NonNullable<Props['load']> }) {
  const query = useQuery({ queryKey: load.key, queryFn: load.fetch });
  if (query.isPending) return <ListSkeleton rows={3} />;
  if (query.isError) return <ErrorState error={query.error} />;
  return <Reasons reasons={query.data} />;
}

/** The reasons as a list; also for places that show them at once. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  if (reasons.length === 0) return <span className={css.soft}>{t('why.none')}</span>;
  return (
    <ul className={css.reasons}>
      {reasons.map((r, i) => (
        <li key={i}>
          <div>{r.text}</div>
          <div className={css.meta}>
            {r.points !== undefined && <span>{t('why.points', { points: signed(r.points) })}</span>}
            {r.event !== undefined && <span>{r.event}</span>}
            {r.eventSearch !== undefined && (
              <Link to="." search={(now: object) => ({ ...now, ...r.eventSearch })}>
                {t('why.showEvent')}
              </Link>
            )}
            {r.rule !== undefined && <span>{r.rule}</span>}
            {r.at !== undefined && <time dateTime={r.at}>{format.dateTime(r.at)}</time>}
            {r.playbookVersion !== undefined && (
              <Link to="/playbook/history" search={{ open: r.playbookVersion }}>
                {t('why.version', { version: r.playbookVersion })}
              </Link>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}
