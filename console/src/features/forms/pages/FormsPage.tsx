import { useQuery } from '@tanstack/react-query';
import { Badge, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { useCan } from '@/shared/session';
import { WrittenList } from '@/shared/writing';
import { formKind, heldKey, type Held } from '../api';
import { Assets } from '../parts/Assets';
import { Guard } from '../parts/Guard';
import { HeldReview } from '../parts/HeldReview';

const address = { tab: 'all', q: '', form: '', new: false };

/** All forms, and what was sent with them that a person must look at. */
export function FormsPage() {
  const { t } = useTranslation('forms');
  const [url, patch] = useUrlState(address);
  const marketing = useCan('MARKETER');
  const admin = useCan('ADMIN');
  const waiting = useQuery({
    queryKey: [...heldKey, 'count'],
    queryFn: ({ signal }) =>
      http.get<KeysetPage<Held>>('/api/form-reviews', { query: { limit: 99 }, signal }),
    enabled: marketing,
  });
  const many = waiting.data?.items.length ?? 0;
  return (
    <Page title={t('nav')} lede={t('lede')}>
      <Tabs
        activeKey={marketing || url.tab === 'assets' ? url.tab : 'all'}
        onChange={(tab) => patch({ tab, q: '' })}
        destroyOnHidden
        items={[
          {
            key: 'all',
            label: t('tab.all'),
            children: (
              <WrittenList
                kind={formKind}
                words={{
                  all: t('nav'),
                  make: t('list.new'),
                  empty: t('list.empty'),
                  nothing: t('list.nothing'),
                }}
                q={url.q}
                making={url.new && marketing}
                marketing={marketing}
                onFind={(q) => patch({ q })}
                onMake={(make) => patch({ new: make }, true)}
              />
            ),
          },
          ...(marketing
            ? [
                {
                  key: 'held',
                  label: (
                    <Badge count={many} size="small" offset={[10, 0]} overflowCount={98}>
                      {t('tab.held')}
                    </Badge>
                  ),
                  children: <HeldReview form={url.form} onForm={(form) => patch({ form })} />,
                },
              ]
            : []),
          {
            key: 'assets',
            label: t('tab.assets'),
            children: <Assets q={url.q} marketing={marketing} onFind={(q) => patch({ q })} />,
          },
          ...(admin ? [{ key: 'rules', label: t('tab.rules'), children: <Guard /> }] : []),
        ]}
      />
    </Page>
  );
}
