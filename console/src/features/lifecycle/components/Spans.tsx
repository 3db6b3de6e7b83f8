import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Span } from '@/shared/playbook';
import { nextSpan } from '../calendar';
import css from './calendar.module.css';

interface Props {
  /** What the hours are of, for those who hear the page. */
  label: string;
  spans: readonly Span[];
  disabled: boolean;
  onChange: (spans: Span[]) => void;
}

/** The hours of one day: none, one span, or several with breaks between them. */
export function Spans({ label, spans, disabled, onChange }: Props) {
  const { t } = useTranslation('lifecycle');
  const set = (i: number, changed: Partial<Span>) =>
    onChange(spans.map((s, at) => (at === i ? { ...s, ...changed } : s)));
  return (
    <div className={css.spans} role="group" aria-label={label}>
      {spans.length === 0 && <span className={css.soft}>{t('calendar.free')}</span>}
      {spans.map((span, i) => (
        <span key={i} className={css.span}>
          <Input
            size="small"
            type="time"
            aria-label={t('calendar.from')}
            value={span.from}
            disabled={disabled}
            onChange={(e) => set(i, { from: e.target.value })}
          />
          –
          <Input
            size="small"
            type="time"
            aria-label={t('calendar.to')}
            value={span.to}
            disabled={disabled}
            onChange={(e) => set(i, { to: e.target.value })}
          />
          {!disabled && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('calendar.removeSpan')}
              onClick={() => onChange(spans.filter((_, at) => at !== i))}
            />
          )}
        </span>
      ))}
      {!disabled && (
        <Button
          type="text"
          size="small"
          icon={<PlusOutlined />}
          aria-label={`${t('calendar.addSpan')}: ${label}`}
          onClick={() => onChange([...spans, nextSpan(spans)])}
        />
      )}
    </div>
  );
}
