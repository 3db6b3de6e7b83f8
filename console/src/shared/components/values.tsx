import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat, type Money as Amount } from '../format';
import css from './components.module.css';

/** An amount of money in its currency; `compact` for headlines. */
export function Money({ value, compact = false }: { value: Amount | null | undefined; compact?: boolean }) {
  const format = useFormat();
  if (value === null || value === undefined) return <span className={css.soft}>–</span>;
  const text = <span>{format.money(value, compact)}</span>;
  return compact ? <Tooltip title={format.money(value)}>{text}</Tooltip> : text;
}

/** How long ago, with the exact moment on hover or focus. */
export function When({ at }: { at: string | null | undefined }) {
  const { t } = useTranslation('common');
  const format = useFormat();
  if (at === null || at === undefined) return <span className={css.soft}>{t('when.never')}</span>;
  return (
    <Tooltip title={format.dateTime(at)}>
      <time dateTime={at}>{format.relative(at)}</time>
    </Tooltip>
  );
}

export interface LeadRef {
  id: string;
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  company?: string | null;
}

/** A lead by the best name we have, leading to everything about it. */
export function LeadLink({ lead }: { lead: LeadRef }) {
  const { t } = useTranslation('common');
  const name = [lead.name, lead.email, lead.phone].find((v) => v !== null && v !== undefined && v !== '');
  return (
    <Link className={css.link} to={`/leads/${lead.id}`}>
      {name ?? t('lead.anonymous')}
    </Link>
  );
}

interface NumberProps {
  value: number;
  /** The filter under which the lead list shows exactly these leads. */
  search?: Record<string, unknown>;
  /** Another list than the leads. */
  to?: string;
  /** What the number counts, for those who do not see the picture. */
  label?: string;
}

/** A number that opens the people behind it. */
export function NumberLink({ value, search, to = '/leads', label }: NumberProps) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const text = format.number(value);
  return (
    <Link
      className={css.number}
      to={to}
      {...(search === undefined ? {} : { search: search })}
      title={t('chart.opens')}
      {...(label === undefined ? {} : { 'aria-label': `${label}: ${text}` })}
    >
      {text}
    </Link>
  );
}
