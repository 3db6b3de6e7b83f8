import { CheckCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { EmailProblem } from '../api';
import css from './editor.module.css';

/** What keeps a mail from going out, and what would make it better. */
export function Problems({ problems }: { problems: EmailProblem[] }) {
  const { t } = useTranslation('content');
  if (problems.length === 0) {
    return (
      <p className={css.fine}>
        <CheckCircleOutlined /> {t('noProblems')}
      </p>
    );
  }
  const sorted = [...problems].sort((a, b) => a.severity.localeCompare(b.severity));
  return (
    <ul className={css.problems} aria-label={t('checks')}>
      {sorted.map((problem, i) => (
        <li key={i} data-severity={problem.severity}>
          {problem.severity === 'ERROR' ? <CloseCircleOutlined /> : <WarningOutlined />}
          <span>
            <b>{t(`place.${problem.place}`)}</b>{' '}
            {t(`problem.${problem.code}`, { what: problem.args.join(', ') })}
          </span>
        </li>
      ))}
    </ul>
  );
}
