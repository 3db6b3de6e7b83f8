import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOwnerName } from '../../conditions/owners';
import { useFormat } from '../../format';
import { useVocabulary } from '../api';
import { withNames, type Speech } from './values';

/** What is needed to say what a difference says, in the language that is on. */
export function useSpeech(names: Record<string, string>): Speech {
  const { t, i18n } = useTranslation('playbook');
  const format = useFormat();
  const vocabulary = useVocabulary();
  const owner = useOwnerName();
  const all = useMemo(() => withNames(vocabulary, names), [vocabulary, names]);
  const known = (key: string) => {
    const found: unknown =
      i18n.exists(key, { ns: 'playbook' }) && i18n.getResource(i18n.language, 'playbook', key);
    return typeof found === 'string';
  };
  return { t, known, format, vocabulary: all, owner, names };
}
