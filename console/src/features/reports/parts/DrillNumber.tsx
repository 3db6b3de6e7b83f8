import { NumberLink } from '@/shared/components';
import { drillTo, type Drill } from '@/shared/drill';

/** A number of a report that opens exactly what it counted; a zero opens nothing. */
export function DrillNumber({ value, drill, label }: { value: number; drill: Drill; label: string }) {
  if (value === 0) return <span>0</span>;
  return <NumberLink value={value} label={label} {...drillTo(drill)} />;
}
