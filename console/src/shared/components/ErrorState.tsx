import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api';
import css from './components.module.css';

interface Said {
  title: string;
  action: string | undefined;
}

/** What a problem says and what to do: the server's own words first, else ours for its kind. */
export function useProblemText(): (problem: ApiProblem) => Said {
  const { t } = useTranslation('common');
  return (problem) => {
    const kind = kindOf(problem.status);
    const own = problem.detail ?? (problem.title === '' ? undefined : problem.title);
    if (kind === undefined) return { title: own ?? t('error.title'), action: problem.action };
    const ours = problem.status === 0 || problem.status >= 500;
    return {
      title: ours ? t(`error.${kind}`) : (own ?? t(`error.${kind}`)),
      action: problem.action ?? t(`error.${kind}Action`),
    };
  };
}

function kindOf(status: number): string | undefined {
  if (status === 0) return 'unreachable';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'notFound';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 429) return 'busy';
  if (status >= 500) return 'server';
  return undefined;
}

/** Fills a page or panel that could not be loaded, says what to do, and offers to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useTranslation('common');
  const said = useProblemText()(ApiProblem.from(error));
  return (
    <div className={css.state} role="alert" data-state="error">
      <svg
        width="72"
        height="72"
        viewBox="0 0 72 72"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.500"
        aria-hidden
      >
        <path d="M36 8c14 0 24 20 24 34a24 24 0 0 1-48 0C12 28 22 8 36 8z" />
        <path d="M14 40l10 7 8-9 8 10 8-9 10 7" strokeLinejoin="round" />
      </svg>
      <p className={css.sentence}>
        <strong>{said.title}</strong>
        {said.action !== undefined && (
          <>
            <br />
            <span className={css.soft}>{said.action}</span>
          </>
        )}
      </p>
      {onRetry !== undefined && <Button onClick={onRetry}>{t('action.retry')}</Button>}
    </div>
  );
}

/** A problem beside a form: what is wrong, field by field, and what to do. */
export function ProblemAlert({ error }: { error: unknown }) {
  const problem = ApiProblem.from(error);
  const said = useProblemText()(problem);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={said.title}
      description={
        (problem.errors.length > 0 || said.action !== undefined) && (
          <>
            {problem.errors.length > 0 && (
              <ul className={css.errors}>
                {problem.errors.map((e, i) => (
                  <li key={i}>{e.message}</li>
                ))}
              </ul>
            )}
            {said.action}
          </>
        )
      }
    />
  );
}
