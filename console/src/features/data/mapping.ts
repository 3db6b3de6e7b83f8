/** A mapping while it is made: from the server's offers to what is sent back. */
import type { Column, ImportView, Mapping, MappedColumn, ValueRule } from './api';

/** The saved mapping, or the offered one: targets filled in, empty-meaning values mapped to nothing, merges left to the person. */
export function startingMapping(view: ImportView): Mapping {
  if (view.mapping) return view.mapping;
  return {
    columns: view.offers.map((o) => ({ index: o.index, target: o.target, values: o.blanks })),
    constants: [],
    options: view.options,
  };
}

export function columnAt(mapping: Mapping, index: number): MappedColumn {
  return mapping.columns.find((c) => c.index === index) ?? { index, target: 'ignore', values: [] };
}

/** Gives a column a target; one that may stand only once is taken from the column that had it. */
export function withTarget(mapping: Mapping, index: number, target: string): Mapping {
  const many = target === 'ignore' || target === 'tag';
  const columns = mapping.columns.map((c) =>
    !many && c.target === target && c.index !== index ? { ...c, target: 'ignore' } : c,
  );
  return { ...mapping, columns: put(columns, { ...columnAt(mapping, index), target }) };
}

export function withValues(mapping: Mapping, index: number, values: ValueRule[]): Mapping {
  return { ...mapping, columns: put(mapping.columns, { ...columnAt(mapping, index), values }) };
}

function put(columns: MappedColumn[], column: MappedColumn): MappedColumn[] {
  return [...columns.filter((c) => c.index !== column.index), column].sort((a, b) => a.index - b.index);
}

export function hasRule(rules: readonly ValueRule[], rule: ValueRule): boolean {
  return rules.some((r) => r.from === rule.from);
}

export function withRule(rules: readonly ValueRule[], rule: ValueRule): ValueRule[] {
  return [...rules.filter((r) => r.from !== rule.from), rule];
}

export function identifies(mapping: Mapping): boolean {
  return mapping.columns.some((c) => ['email', 'phone', 'externalId'].includes(c.target));
}

/** A few values to recognise the column by. */
export function samples(column: Column): string[] {
  return column.values.slice(0, 3).map((v) => v.value);
}

/** The key of a target's name among the words: `source.name` is `sourceName`. */
export function wordOf(target: string): string {
  return target.replace(/[.:](\w)/g, (_, letter: string) => letter.toUpperCase());
}
