import { useTranslation } from 'react-i18next';
import { useSentences, type ScoreRule } from '@/shared/playbook';

/** A rule as a sentence without its points: when it gives them, how many at most, how they fade. */
export function useRuleSentence(): (rule: ScoreRule) => string {
  const { t } = useTranslation('scoring');
  const { condition, pattern, duration } = useSentences();
  return ({ trigger, cap, decay }) => {
    const when =
      trigger.kind === 'while'
        ? t('sentence.while', { what: condition(trigger.condition) })
        : t('sentence.each', { what: pattern(trigger.pattern) });
    const more = [
      cap === null || cap === undefined ? undefined : t('sentence.cap', { points: cap }),
      decay.kind === 'halfLife' ? t('sentence.half', { duration: duration(decay.halfLife) }) : undefined,
    ].filter((part) => part !== undefined);
    return [when, ...more].join(' · ');
  };
}

/** Points with their sign, so that a loss is seen at once. */
export function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${Math.abs(points)}` : '0';
}
