import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import { drillTo } from '@/shared/drill';
import type { Summary } from '../api';
import css from './cockpit.module.css';

/** What waits and should not. */
export function Attention({ items }: { items: Summary['attention'] }) {
  const { t } = useTranslation('cockpit');
  return (
    <Panel title={t('attention.title')}>
      {items.length === 0 ? (
        <p className={css.soft}>{t('attention.none')}</p>
      ) : (
        <ul className={css.lines}>
          {items.map((item) => {
            const text = t(`attention.${item.kind}`, { count: item.count, hours: item.hours });
            return (
              <li key={item.kind}>
                {item.drill === null ? (
                  <span className={css.warn}>{text}</span>
                ) : (
                  <Link className={css.warn} {...drillTo(item.drill)}>
                    {text}
                  </Link>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
