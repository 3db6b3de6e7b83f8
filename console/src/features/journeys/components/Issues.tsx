import { useTranslation } from 'react-i18next';
import type { Journey } from '@/shared/playbook';
import type { Issue } from '../graph/check';
import css from './editor.module.css';
import { useIssueWords } from './useIssueWords';
import { useNodeWords } from './words';

interface Props {
  journey: Journey;
  issues: readonly Issue[];
  onGo: (node: string) => void;
}

/** What is wrong, below the canvas; pressing an issue goes to the node that has it. */
export function Issues({ journey, issues, onGo }: Props) {
  const { t } = useTranslation('journeys');
  const words = useNodeWords();
  const say = useIssueWords();
  const wrong = issues.filter((i) => i.warning !== true).length;
  return (
    <section className={css.issues} aria-label={t('issues.title')} aria-live="polite">
      <span className={wrong > 0 ? css.harm : css.soft}>
        {wrong === 0 ? t('issues.none') : t('issues.count', { count: wrong })}
      </span>
      {issues.length > 0 && (
        <ul className={css.issueList}>
          {issues.map((issue, i) => {
            const node = journey.nodes.find((n) => n.id === issue.node);
            return (
              <li key={i}>
                <button
                  type="button"
                  className={css.issue}
                  disabled={node === undefined}
                  onClick={() => node !== undefined && onGo(node.id)}
                >
                  <span className={css.where}>
                    {node === undefined
                      ? t('settings.journey')
                      : `${words.kind(node)} · ${words.summary(node)}`}
                  </span>
                  {say(issue)}
                  {issue.warning === true && <span className={css.soft}> ({t('issues.warnings')})</span>}
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
