import { useTranslation } from 'react-i18next';
import { useFormat } from '../format';
import { useMode } from '../mode';
import { stageColour } from '../theme';
import css from './charts.module.css';

export interface FunnelStep {
  key: string;
  label: string;
  value: number;
  /** The same step in the period compared with. */
  before?: number;
  /** Its share of an earlier step, when that is not the one just before: stages may be passed over. */
  rate?: number | null;
}

interface Props {
  steps: readonly FunnelStep[];
  /** Opens the leads behind a step. */
  onOpen?: (step: FunnelStep) => void;
}

/** The funnel as bars in the colours of the stages, each with its share of the step before. */
export function Funnel({ steps, onOpen }: Props) {
  const { t } = useTranslation('common');
  const { mode } = useMode();
  const format = useFormat();
  const largest = Math.max(1, ...steps.map((s) => Math.max(s.value, s.before ?? 0)));
  return (
    <ol className={css.funnel} aria-label={t('chart.funnel', { count: steps.length })}>
      {steps.map((step, i) => {
        const previous = steps[i - 1];
        const rate =
          step.rate !== undefined
            ? step.rate
            : previous === undefined || previous.value === 0
              ? null
              : step.value / previous.value;
        const share = rate === null ? undefined : t('chart.share', { percent: format.percent(rate) });
        const width = (n: number) => `${(n / largest) * 70}%`;
        const content = (
          <>
            {step.before !== undefined && (
              <span className={css.before} style={{ width: width(step.before) }} />
            )}
            <span
              className={css.bar}
              style={{ width: width(step.value), background: stageColour(step.key, mode, i, steps.length) }}
            />
            <span className={css.value}>
              <strong>{format.number(step.value)}</strong>
              {share !== undefined && <span className={css.share}>{share}</span>}
            </span>
          </>
        );
        return (
          <li key={step.key} className={css.step}>
            <span className={css.name} title={step.label}>
              {step.label}
            </span>
            {onOpen === undefined ? (
              <div className={css.track}>{content}</div>
            ) : (
              <button
                type="button"
                className={css.track}
                onClick={() => onOpen(step)}
                title={t('chart.opens')}
                aria-label={[`${step.label}: ${format.number(step.value)}`, share].filter(Boolean).join(', ')}
              >
                {content}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
