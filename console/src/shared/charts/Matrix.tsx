import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format';
import { useMode } from '../mode';
import { surfaces } from '../theme';
import css from './charts.module.css';

export interface MatrixCell {
  row: string;
  column: string;
  value: number;
  label?: ReactNode;
}

interface Props {
  rows: readonly string[];
  columns: readonly string[];
  cells: readonly MatrixCell[];
  /** What stands in the corner, such as the name of the columns. */
  corner?: ReactNode;
  /** The accessible name of the picture. */
  label: string;
  rowLabel?: (row: string) => string;
  columnLabel?: (column: string) => string;
  onOpen?: (cell: MatrixCell) => void;
  /** Cells that stand out, such as the grades that make an MQL. */
  marked?: (cell: MatrixCell) => boolean;
}

/** A heat map as a real table: more leads, more ink. The square root keeps small cells visible beside large ones. */
export function Matrix({
  rows,
  columns,
  cells,
  label,
  corner,
  rowLabel,
  columnLabel,
  onOpen,
  marked,
}: Props) {
  const { t } = useTranslation('common');
  const format = useFormat();
  const { mode } = useMode();
  const largest = Math.max(1, ...cells.map((c) => c.value));
  const at = new Map(cells.map((c) => [`${c.row}\u0000${c.column}`, c]));
  const c = surfaces[mode];
  return (
    <table className={css.matrix} aria-label={label}>
      <thead>
        <tr>
          <td className={css.corner}>{corner}</td>
          {columns.map((column) => (
            <th key={column} scope="col">
              {columnLabel?.(column) ?? column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">{rowLabel?.(row) ?? row}</th>
            {columns.map((column) => {
              const cell = at.get(`${row}\u0000${column}`) ?? { row, column, value: 0 };
              const heat = Math.sqrt(cell.value / largest);
              const style = {
                background: `color-mix(in srgb, ${c.accent} ${Math.round(4 + heat * 92)}%, ${c.surface})`,
                color: heat > 0.86 ? (mode === 'light' ? '#fff' : '#10231E') : c.ink,
                borderColor: marked?.(cell) === true ? c.accent : undefined,
              };
              const content = (
                <>
                  {cell.label !== undefined && <span className={css.cellLabel}>{cell.label}</span>}
                  <span className={css.cellValue}>{format.number(cell.value)}</span>
                </>
              );
              return (
                <td key={column}>
                  {onOpen === undefined ? (
                    <div className={css.cell} style={style}>
                      {content}
                    </div>
                  ) : (
                    <button
                      type="button"
                      className={css.cell}
                      style={style}
                      title={t('chart.opens')}
                      onClick={() => onOpen(cell)}
                    >
                      {content}
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
