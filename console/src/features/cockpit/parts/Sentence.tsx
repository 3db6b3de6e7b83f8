import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { drillTo } from '@/shared/drill';
import { useFormat } from '@/shared/format';
import { notable, type Summary } from '../api';
import css from './cockpit.module.css';

/** How the quarter stands: won against the goal, the pace, and the step that changed most. */
export function Sentence({ summary: { quarter, currency, funnel, funnelBefore } }: { summary: Summary }) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  const money = (amount: string) => format.money({ amount, currency }, true);
  const won = money(quarter.won);
  const step = notable(funnel, funnelBefore);
  const ahead = quarter.aheadDays;
  const parts = [
    ahead === null
      ? undefined
      : ahead === 0
        ? t('sentence.onPace')
        : t(ahead > 0 ? 'sentence.ahead' : 'sentence.behind', { count: Math.abs(ahead) }),
    step === undefined
      ? undefined
      : t(step.now < step.before ? 'sentence.fell' : 'sentence.rose', {
          from: step.from,
          to: step.to,
          now: format.percent(step.now, 0),
          before: format.percent(step.before, 0),
        }),
  ].filter((part) => part !== undefined);
  return (
    <p className={css.sentence} data-testid="sentence">
      <Link {...drillTo(quarter.drill)}>
        {quarter.goal === null
          ? t('sentence.noGoal', { won, quarter: quarter.name })
          : t('sentence.goal', { won, goal: money(quarter.goal) })}
      </Link>
      {parts.map((part) => t('sentence.and', { part }))}
      {t('sentence.end')}
    </p>
  );
}
