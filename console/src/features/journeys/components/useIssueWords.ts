import { useTranslation } from 'react-i18next';
import { useProblemWords } from '@/shared/playbook';
import type { Issue } from '../graph/check';

/** What is wrong, in the language that is on; the server's own sentence when a code has no words. */
export function useIssueWords(): (issue: Issue) => string {
  const { t } = useTranslation('journeys');
  const problem = useProblemWords();
  return (issue) =>
    issue.message === undefined
      ? t(`issue.${issue.code}`)
      : problem({ code: issue.code, args: [...(issue.args ?? [])], message: issue.message });
}
