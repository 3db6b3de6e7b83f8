/** Conditions as text, to carry them from one editor to another or keep them in Git. */
import type { Condition } from '../playbook/types';
import { leafKinds } from './families';
import { newLeaf } from './leaves';
import { noVocabulary } from './vocabulary';

export const asJson = (condition: Condition): string => JSON.stringify(condition, null, 2);

/** The condition a text holds; undefined when it holds none. */
export function readCondition(text: string): Condition | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return isCondition(read) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A line is taken for one when it has every part that a fresh line of its kind has. */
function isCondition(value: unknown): value is Condition {
  if (!isRecord(value)) return false;
  const { kind } = value;
  if (kind === 'not') return isCondition(value.of);
  if (kind === 'all' || kind === 'any') return Array.isArray(value.of) && value.of.every(isCondition);
  const known = leafKinds.find((k) => k === kind);
  if (known === undefined) return false;
  return Object.entries(newLeaf(known, noVocabulary)).every(
    ([part, example]) => example === null || typeof value[part] === typeof example,
  );
}
