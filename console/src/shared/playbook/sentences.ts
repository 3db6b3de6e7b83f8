/** Rules as sentences a person can read, in the language that is on. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { conditionSentence, durationText, patternSentence } from '../conditions/sentence';
import { useVocabulary } from './api';
import type { Condition, Pattern } from './types';

export interface Sentences {
  condition: (condition: Condition) => string;
  pattern: (pattern: Pattern) => string;
  duration: (iso: string) => string;
}

/** Sentences with the names the playbook gives things. */
export function useSentences(): Sentences {
  const { t } = useTranslation('conditions');
  const vocabulary = useVocabulary();
  return useMemo(
    () => ({
      condition: (c) => conditionSentence(c, t, vocabulary),
      pattern: (p) => patternSentence(p, t),
      duration: (iso) => durationText(iso, t),
    }),
    [t, vocabulary],
  );
}
