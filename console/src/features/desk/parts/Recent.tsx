import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { When } from '@/shared/components';
import css from './desk.module.css';

interface Entry {
  id: string;
  type: string;
  occurredAt: string;
}

/** The last things that happened to a lead. Moments that came by themselves are left out. */
export function Recent({ lead }: { lead: number }) {
  const { t, i18n } = useTranslation('desk');
  const timeline = useQuery({
    queryKey: ['desk', 'work', 'recent', lead],
    queryFn: ({ signal }) =>
      http.get<KeysetPage<Entry>>(`/api/leads/${lead}/timeline`, { query: { limit: 12 }, signal }),
  });
  const entries = timeline.data?.items.filter((entry) => !entry.type.startsWith('$')).slice(0, 6) ?? [];
  const name = (type: string) => {
    const key = `event.${type.replaceAll('.', '_')}`;
    return i18n.exists(key, { ns: 'desk' }) ? t(key) : type;
  };
  return (
    <section>
      <h3>{t('sheet.recent')}</h3>
      {entries.length === 0 && !timeline.isPending && <span className={css.soft}>{t('sheet.noRecent')}</span>}
      <ul className={css.lines}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <span>{name(entry.type)}</span>
            <span className={css.soft}>
              <When at={entry.occurredAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
