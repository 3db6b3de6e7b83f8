import { ArrowLeftOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './editor.module.css';

export type Mode = 'edit' | 'dry' | 'live';
const modes: readonly Mode[] = ['edit', 'dry', 'live'];

interface Props {
  id: string;
  name: string;
  mode: Mode;
  /** Run before another mode is shown, such as saving what was drawn. */
  before?: () => Promise<unknown>;
  children: ReactNode;
}

/** The bar over the canvas: which journey, in which mode, and what can be done. */
export function EditorBar({ id, name, mode, before, children }: Props) {
  const { t } = useTranslation('journeys');
  const navigate = useNavigate();
  const change = async (to: Mode) => {
    await before?.();
    await navigate({ to: `/journeys/${id}`, search: to === 'edit' ? {} : { mode: to } });
  };
  return (
    <header className={css.bar}>
      <Link to="/journeys" aria-label={t('toList')}>
        <Button type="text" icon={<ArrowLeftOutlined />} tabIndex={-1} />
      </Link>
      <h1 className={css.name}>{name}</h1>
      <Segmented
        value={mode}
        aria-label={t('mode.label')}
        options={modes.map((m) => ({ value: m, label: t(`mode.${m}`) }))}
        onChange={(to) => void change(to)}
      />
      <span className={css.grow} />
      {children}
    </header>
  );
}
