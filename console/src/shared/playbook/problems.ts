import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from './types';

/** A problem of the playbook in the language that is on; codes without words say the server's English sentence. */
export function useProblemWords(): (problem: Pick<Problem, 'code' | 'args' | 'message'>) => string {
  const { t } = useTranslation('playbook');
  return useCallback(
    ({ code, args, message }) =>
      t(`problem.${code.replaceAll('.', '_')}`, { ...args, defaultValue: message }),
    [t],
  );
}
