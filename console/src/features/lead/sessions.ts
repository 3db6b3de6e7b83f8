import type { Entry } from './api';

const pause = 30 * 60_000;

/** Groups entries, newest first, into visits: a pause of more than half an hour begins another. */
export function sessionsOf(entries: readonly Entry[]): Entry[][] {
  const sessions: Entry[][] = [];
  let before = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    const at = new Date(entry.occurredAt).getTime();
    const session = sessions.at(-1);
    if (session === undefined || before - at > pause) sessions.push([entry]);
    else session.push(entry);
    before = at;
  }
  return sessions;
}
