import { Tooltip } from 'antd';
import css from './reports.module.css';

/** The name of a measure, its definition one hover or focus away. */
export function Hint({ name, says }: { name: string; says: string }) {
  return (
    <Tooltip title={says}>
      <span className={css.hint} tabIndex={0}>
        {name}
      </span>
    </Tooltip>
  );
}
