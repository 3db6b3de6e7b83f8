import { useId, type ReactNode } from 'react';
import css from './editor.module.css';

/** A labelled line of the settings; the child gets the id its label points to. */
export function Field({
  label,
  hint,
  children,
}: {
  label: string;
  hint?: string;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className={css.field}>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      {children(id)}
      {hint !== undefined && <span className={css.label}>{hint}</span>}
    </div>
  );
}
