import { useTranslation } from 'react-i18next';
import { useSentences } from '@/shared/conditions';
import type { Decay, ScoreRule, ScoreTrigger } from '@/shared/playbook';
import { fadingTime } from '../model';

/** A rule as a sentence without its points: when it gives them, how many at most, how they fade. */
export function useRuleSentence(): (rule: ScoreRule) => string {
  const { t } = useTranslation('scoring');
  const { condition, pattern, duration } = useSentences();
  const when = (trigger: ScoreTrigger) => {
    switch (trigger.kind) {
      case 'while':
        return t('sentence.while', { what: condition(trigger.condition) });
      case 'each':
        return t('sentence.each', { what: pattern(trigger.pattern) });
      case 'silent': {
        const values = { duration: duration(trigger.after), count: trigger.most };
        return trigger.pattern === null || trigger.pattern === undefined
          ? t('sentence.silent', values)
          : t('sentence.silentOf', { ...values, what: pattern(trigger.pattern) });
      }
    }
  };
  const fades = (decay: Decay) => {
    const time = fadingTime(decay);
    return time === undefined ? undefined : t(`sentence.${decay.kind}`, { duration: duration(time) });
  };
  const capped = (key: 'cap' | 'capPerDay', points: number | null | undefined) =>
    points === null || points === undefined
      ? undefined
      : t(`sentence.${key}`, { points: signedLoss(points) });
  return ({ trigger, cap, capPerDay, decay }) =>
    [when(trigger), capped('cap', cap), capped('capPerDay', capPerDay), fades(decay)]
      .filter((part) => part !== undefined)
      .join(' · ');
}

const signedLoss = (points: number) => (points < 0 ? signed(points) : String(points));

/** Points with their sign, so that a loss is seen at once. */
export function signed(points: number): string {
  return points > 0 ? `+${points}` : points < 0 ? `−${Math.abs(points)}` : '0';
}
