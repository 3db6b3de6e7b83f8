import { Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Likeness } from '../api';
import css from '../accounts.module.css';

/** Why two accounts look alike, what speaks for it and what against. */
export function Reasons({ likeness }: { likeness: Likeness }) {
  const { t } = useTranslation('accounts');
  return (
    <div className={css.reasons}>
      {likeness.reasons.map(({ code, points, words }) => (
        <Tooltip key={code} title={t('points', { count: points, sign: points > 0 ? '+' : '' })}>
          <Tag variant="filled" {...(points < 0 ? { color: 'warning' } : {})}>
            {t(`reason.${code}`, { words: words.join(' · ') })}
          </Tag>
        </Tooltip>
      ))}
    </div>
  );
}
