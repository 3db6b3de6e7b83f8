/** ISO 8601 durations as people say them: one number and one unit. */

export type DurationUnit = 'minute' | 'hour' | 'day' | 'week';

const seconds: Record<DurationUnit, number> = { week: 604_800, day: 86_400, hour: 3_600, minute: 60 };

/** The length of an ISO 8601 duration in seconds; 0 when it is none. Weeks and days are of fixed length. */
export function durationSeconds(iso: string): number {
  const m = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(iso);
  if (m === null) return 0;
  const [w, d, h, min, s] = m.slice(1).map((part: string | undefined) => Number(part ?? 0));
  return (w ?? 0) * 604_800 + (d ?? 0) * 86_400 + (h ?? 0) * 3_600 + (min ?? 0) * 60 + (s ?? 0);
}

/** The largest of the units that divides the duration: `PT72H` is 3 days. */
export function splitDuration(
  iso: string,
  offered: readonly DurationUnit[] = ['week', 'day', 'hour', 'minute'],
): { amount: number; unit: DurationUnit } {
  const total = durationSeconds(iso);
  const units = [...offered].sort((a, b) => seconds[b] - seconds[a]);
  const none = offered.includes('day') ? 'day' : 'hour';
  const unit = total === 0 ? none : (units.find((u) => total % seconds[u] === 0) ?? 'minute');
  return { amount: Math.round(total / seconds[unit]), unit };
}

export function joinDuration(amount: number, unit: DurationUnit): string {
  switch (unit) {
    case 'minute':
      return `PT${amount}M`;
    case 'hour':
      return `PT${amount}H`;
    case 'day':
      return `P${amount}D`;
    case 'week':
      return `P${amount * 7}D`;
  }
}
