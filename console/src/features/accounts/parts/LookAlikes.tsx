import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, Panel } from '@/shared/components';
import css from '../accounts.module.css';
import { accountsKey, type Pair } from '../api';
import { Suggestion } from './FamilyPanel';

/** Accounts that may be one company, of all there are. */
export function LookAlikes({ says, joins }: { says: boolean; joins: boolean }) {
  const { t } = useTranslation('accounts');
  const pairs = useQuery({
    queryKey: [...accountsKey, 'alike'],
    queryFn: ({ signal }) => http.get<{ items: Pair[] }>('/api/accounts/alike', { signal }),
  });
  if (pairs.isPending) return <ListSkeleton />;
  if (pairs.isError) return <ErrorState error={pairs.error} onRetry={() => void pairs.refetch()} />;
  const pairsOf = pairs.data.items;
  const ones = [...new Map(pairsOf.map(({ one }) => [one.id, one])).values()];
  if (ones.length === 0) return <EmptyState picture="nest">{t('noAlike')}</EmptyState>;
  return (
    <div className={css.column}>
      {ones.map((one) => (
        <Panel key={one.id} title={<Link to={`/accounts/${one.id}`}>{one.name}</Link>}>
          {pairsOf
            .filter((pair) => pair.one.id === one.id)
            .map(({ other, likeness }) => (
              <Suggestion
                key={other.id}
                of={one.id}
                alike={{ account: other, likeness }}
                says={says}
                joins={joins}
              />
            ))}
        </Panel>
      ))}
    </div>
  );
}
