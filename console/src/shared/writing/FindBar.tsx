import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './writing.module.css';

interface Props {
  q: string;
  onFind: (q: string) => void;
  /** What can be added, at the far end. */
  children: ReactNode;
}

/** Finds things of a list by name. */
export function FindBar({ q, onFind, children }: Props) {
  const { t } = useTranslation('writing');
  return (
    <div className={css.bar}>
      <Input.Search
        allowClear
        className={css.search ?? ''}
        placeholder={t('list.find')}
        aria-label={t('list.find')}
        defaultValue={q}
        onSearch={onFind}
      />
      <span className={css.gap} />
      {children}
    </div>
  );
}
