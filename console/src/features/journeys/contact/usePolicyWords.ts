import { useTranslation } from 'react-i18next';
import { durationText } from '@/shared/conditions';
import type { Cap, ContactPolicy } from '@/shared/playbook';
import { limitsNothing, usualDelay } from './policy';

/** A contact policy as sentences, one for each thing it says. */
export function usePolicyWords(): (policy: ContactPolicy) => string[] {
  const { t } = useTranslation('journeys');
  const { t: any } = useTranslation();
  const cap = ({ channel, most, within }: Cap) =>
    t('contact.say.cap', {
      count: most,
      channel: channel ? t('contact.say.by', { channel: any(`playbook:channel.${channel}`, channel) }) : '',
      time: durationText(within, any),
    });
  return (policy) => {
    if (limitsNothing(policy)) return [t('contact.say.nothing')];
    const { quiet, holdOutPercent } = policy;
    const waits = policy.caps.length > 0 || quiet;
    return [
      ...policy.caps.map(cap),
      ...(quiet ? [t('contact.say.quiet', { from: quiet.from, to: quiet.to })] : []),
      ...(waits
        ? [t('contact.say.delay', { time: durationText(policy.longestDelay ?? usualDelay, any) })]
        : []),
      ...(holdOutPercent ? [t('contact.say.holdOut', { percent: holdOutPercent })] : []),
    ];
  };
}
