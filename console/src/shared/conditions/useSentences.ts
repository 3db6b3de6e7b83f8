import { useTranslation } from 'react-i18next';
import { useVocabulary } from '../playbook/api';
import type { Condition, Pattern } from '../playbook/types';
import { useOwnerName } from './owners';
import { conditionSentence, durationText, patternSentence } from './sentence';

export interface Sentences {
  condition: (condition: Condition | null | undefined) => string;
  pattern: (pattern: Pattern) => string;
  duration: (iso: string) => string;
}

/** Rules as sentences a person can read, in the language that is on and with the names the playbook gives things. */
export function useSentences(): Sentences {
  const { t } = useTranslation('conditions');
  const vocabulary = useVocabulary();
  const owner = useOwnerName();
  return {
    condition: (c) => conditionSentence(c, t, vocabulary, owner),
    pattern: (p) => patternSentence(p, t),
    duration: (iso) => durationText(iso, t),
  };
}
