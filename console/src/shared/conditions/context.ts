import { createContext, useContext } from 'react';
import type { Condition, Problem, Vocabulary } from '../playbook/types';
import type { Flaw } from './leaves';
import type { Moved, Path } from './model';
import { noVocabulary } from './vocabulary';

/** What every part of one editor knows. */
export interface Editing {
  vocabulary: Vocabulary;
  root: Condition;
  edit: (change: (root: Condition) => Condition) => void;
  /** Changes where something stands and keeps the keyboard at it. */
  relocate: (change: (root: Condition) => Moved) => void;
  /** What is wrong at this very place, in words. */
  wrongAt: (path: Path) => string[];
  /** Whether "since entering the journey" makes sense here. */
  inJourney: boolean;
  disabled: boolean;
}

export const EditingContext = createContext<Editing>({
  vocabulary: noVocabulary,
  root: { kind: 'all', of: [] },
  edit: () => undefined,
  relocate: () => undefined,
  wrongAt: () => [],
  inJourney: false,
  disabled: false,
});

export const useEditing = () => useContext(EditingContext);

/** The messages for one place: the server's for it or anything inside a leaf, and our own. */
export function messagesAt(
  place: string,
  isLeaf: boolean,
  problems: readonly Problem[],
  base: string,
  flaws: readonly Flaw[],
  words: (code: Flaw['code']) => string,
): string[] {
  const mine = (given: string) => given === place || (isLeaf && given.startsWith(`${place}/`));
  const theirs = problems
    .filter((p) => p.place.startsWith(base) && mine(p.place.slice(base.length)))
    .map((p) => p.message);
  const ours = flaws.filter((f) => mine(f.place)).map((f) => words(f.code));
  return [...new Set([...theirs, ...ours])];
}
