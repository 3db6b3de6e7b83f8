import { SearchOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { Page } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import { duplicatesKey, summaryQuery, type State } from '../api';
import { Automatic } from '../parts/Automatic';
import { History } from '../parts/History';
import { Review } from '../parts/Review';

const address = { tab: 'OPEN' };
const states: readonly State[] = ['OPEN', 'LATER', 'DIFFERENT'];

/** Leads that may be one person. */
export function DuplicatesPage() {
  const { t } = useTranslation('unify');
  const format = useFormat();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [{ tab }, patch] = useUrlState(address);
  const summary = useQuery(summaryQuery).data;
  const search = useMutation({
    mutationFn: () => http.post('/api/duplicates/search'),
    onSuccess: async () => {
      void message.success(t('search.started'));
      await client.invalidateQueries({ queryKey: duplicatesKey });
    },
  });
  const label = (state: State) => {
    const count = summary?.counts[state] ?? 0;
    return count === 0 ? t(`state.${state}`) : `${t(`state.${state}`)} ${format.number(count)}`;
  };
  return (
    <Page
      title={t('nav')}
      lede={t('lede')}
      actions={
        <Button icon={<SearchOutlined />} loading={search.isPending} onClick={() => search.mutate()}>
          {t('search.start')}
        </Button>
      }
    >
      <Tabs
        activeKey={tab}
        onChange={(to) => patch({ tab: to })}
        destroyOnHidden
        items={[
          ...states.map((state) => ({
            key: state,
            label: label(state),
            children: <Review key={state} state={state} />,
          })),
          { key: 'merges', label: t('tab.merges'), children: <History /> },
          { key: 'automatic', label: t('tab.automatic'), children: <Automatic /> },
        ]}
      />
    </Page>
  );
}
