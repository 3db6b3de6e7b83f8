/** Where a number of a report opens: a list with the filter that shows exactly what was counted. */
export interface Drill {
  list: 'leads' | 'opportunities';
  filter: Record<string, string[]>;
}

/** The list's address for a drill; a parameter with one value is written plainly. */
export function drillTo(drill: Drill): { to: string; search: Record<string, unknown> } {
  const entries = Object.entries(drill.filter).map(([key, values]) => [
    key,
    values.length === 1 ? values[0] : values,
  ]);
  const search = Object.fromEntries(entries) as Record<string, unknown>;
  return drill.list === 'leads'
    ? { to: '/leads', search }
    : { to: '/opportunities', search: { view: 'list', ...search } };
}
