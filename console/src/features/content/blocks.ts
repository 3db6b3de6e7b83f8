/** Changes to a list of blocks; each returns a new list. */
import type { Block, Email } from './api';

export const KINDS = ['heading', 'text', 'button', 'image', 'divider', 'spacer', 'columns'] as const;
export type Kind = (typeof KINDS)[number];

/** A block as it is when one adds it; `words` are in the mail's language. */
export function fresh(kind: Kind, words: { heading: string; text: string; button: string }): Block {
  switch (kind) {
    case 'heading':
      return { kind, text: words.heading, level: 2 };
    case 'text':
      return { kind, text: words.text };
    case 'button':
      return { kind, label: words.button, url: '{{ company.website }}' };
    case 'image':
      return { kind, url: 'https://', alt: '', link: null, width: null };
    case 'divider':
      return { kind };
    case 'spacer':
      return { kind, height: 24 };
    case 'columns':
      return { kind, columns: [[{ kind: 'text', text: words.text }], [{ kind: 'text', text: words.text }]] };
  }
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list];
  const [one] = copy.splice(from, 1);
  if (one !== undefined) copy.splice(Math.max(0, Math.min(copy.length, to)), 0, one);
  return copy;
}

export function replaced<T>(list: readonly T[], at: number, by: T): T[] {
  return list.map((one, i) => (i === at ? by : one));
}

export function without<T>(list: readonly T[], at: number): T[] {
  return list.filter((_, i) => i !== at);
}

export function inserted<T>(list: readonly T[], at: number, one: T): T[] {
  return [...list.slice(0, at), one, ...list.slice(at)];
}

export function emptyEmail(): Email {
  return { subject: '', preheader: '', body: { kind: 'blocks', blocks: [] }, text: null };
}
