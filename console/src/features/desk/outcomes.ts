import type { Choice, DeskSettings } from '@/shared/work';
import type { DueChoice } from './due';

/** What one key does with the lead at hand. */
export type Act =
  | { kind: 'CALL'; key: string; choice: Choice }
  | { kind: 'ACCEPT'; key: string }
  | { kind: 'REJECT'; key: string };

/** The call outcomes in their order, then accept and hand back: with the standard four, the keys 1 to 6. */
export function actsOf(settings: DeskSettings): Act[] {
  const calls: Act[] = settings.callOutcomes
    .slice(0, 7)
    .map((choice, i) => ({ kind: 'CALL', key: String(i + 1), choice }));
  return [
    ...calls,
    { kind: 'ACCEPT', key: String(calls.length + 1) },
    { kind: 'REJECT', key: String(calls.length + 2) },
  ];
}

/** What is usually next after an outcome. */
export function usualDue(outcome: string | undefined): DueChoice {
  if (outcome === 'no-answer') return 'tomorrow';
  if (outcome === 'call-back') return 'threeDays';
  return 'threeDays';
}
