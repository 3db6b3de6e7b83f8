import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { hasRole, useSession } from '@/shared/session';
import { Campaigns } from '../parts/Campaigns';
import { Channels } from '../parts/Channels';
import { Links } from '../parts/Links';

const address = { tab: '', q: '', kind: '', make: false, archived: false };

/** Where people come from: campaigns, the links that name them, and the channels they belong to. */
export function SourcesPage() {
  const { t } = useTranslation('sources');
  const session = useSession();
  const [url, patch] = useUrlState(address);
  const plans = hasRole(session, ['MARKETER', 'ANALYST']);
  const tabs = [
    ...(plans
      ? [
          {
            key: 'campaigns',
            label: t('tab.campaigns'),
            children: (
              <Campaigns
                q={url.q}
                archived={url.archived}
                onFind={(q) => patch({ q })}
                onArchived={(archived) => patch({ archived })}
              />
            ),
          },
        ]
      : []),
    {
      key: 'links',
      label: t('tab.links'),
      children: (
        <Links
          q={url.q}
          kind={url.kind}
          making={url.make}
          onFind={(change) => patch(change)}
          onMake={(make) => patch({ make }, true)}
        />
      ),
    },
    { key: 'channels', label: t('tab.channels'), children: <Channels /> },
  ];
  const tab = tabs.some(({ key }) => key === url.tab) ? url.tab : (tabs[0]?.key ?? '');
  return (
    <Page title={t('nav')} lede={t('lede')}>
      <Tabs activeKey={tab} onChange={(to) => patch({ tab: to, q: '' })} items={tabs} destroyOnHidden />
    </Page>
  );
}
