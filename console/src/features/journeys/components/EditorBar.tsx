import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './editor.module.css';

interface Props {
  id: string;
  name: string;
  mode: 'edit' | 'live';
  children: ReactNode;
}

/** The bar over the canvas: which journey, in which mode, and what can be done. */
export function EditorBar({ id, name, mode, children }: Props) {
  const { t } = useTranslation('journeys');
  const navigate = useNavigate();
  const change = (to: string) =>
    void navigate({ to: `/journeys/${id}`, search: to === 'live' ? { mode: 'live' } : {} });
  return (
    <header className={css.bar}>
      <Link to="/journeys" aria-label={t('toList')}>
        <Button type="text" icon={<ArrowLeftOutlined />} tabIndex={-1} />
      </Link>
      <h1 className={css.name}>{name}</h1>
      <Segmented
        value={mode}
        aria-label={t('mode.label')}
        options={(['edit', 'live'] as const).map((m) => ({ value: m, label: t(`mode.${m}`) }))}
        onChange={change}
      />
      <span className={css.grow} />
      {children}
    </header>
  );
}
