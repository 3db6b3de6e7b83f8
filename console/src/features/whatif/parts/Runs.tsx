import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import { isRunning, type Run } from '@/shared/playbook';
import css from './whatif.module.css';

/** Backtests asked for so far, the newest first. */
export function Runs({
  runs,
  shown,
  onOpen,
}: {
  runs: readonly Run[];
  shown: string;
  onOpen: (id: string) => void;
}) {
  const { t } = useTranslation('whatif');
  const format = useFormat();
  return (
    <ul className={css.runs}>
      {runs.map((run) => (
        <li key={run.id}>
          <button type="button" aria-current={run.id === shown} onClick={() => onOpen(run.id)}>
            <span>{format.dateTime(run.askedAt)}</span>
            <span className={css.soft}>{run.by}</span>
            <span className={run.state === 'FAILED' ? css.harm : css.soft}>
              {isRunning(run) && run.total
                ? format.percent(run.done / run.total, 0)
                : t(`state.${run.state}`)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
