/** Work on the contact policy, apart from how it is shown. */
import { durationSeconds, type Cap, type ContactPolicy } from '@/shared/playbook';

export const free: ContactPolicy = { caps: [], quiet: null, longestDelay: null, holdOutPercent: null };

/** How long a message waits when the policy does not say. */
export const usualDelay = 'P3D';

export const newCap: Cap = { channel: null, most: 3, within: 'P7D' };

export type ContactFlaw = 'capTime' | 'quiet' | 'delay';

/** What cannot be in a policy. */
export function flawsOf({ caps, quiet, longestDelay }: ContactPolicy): ContactFlaw[] {
  const flaws: ContactFlaw[] = [];
  if (caps.some((cap) => durationSeconds(cap.within) === 0)) flaws.push('capTime');
  if (quiet && (quiet.from === '' || quiet.to === '' || quiet.from === quiet.to)) flaws.push('quiet');
  if (longestDelay && durationSeconds(longestDelay) === 0) flaws.push('delay');
  return flaws;
}

/** Whether it limits anything. */
export function limitsNothing(policy: ContactPolicy): boolean {
  return policy.caps.length === 0 && !policy.quiet && !policy.holdOutPercent;
}
