import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { useCan } from '@/shared/session';
import { Ledger } from '../parts/Ledger';
import { OfLeadPanel } from '../parts/OfLeadPanel';
import { Purposes } from '../parts/Purposes';

const address = { tab: 'ledger', lead: 0, channel: '', said: '' };

/** Who agreed to what and took it back, with what proves it; of all leads, or of one. */
export function ConsentsPage() {
  const { t } = useTranslation('consents');
  const [url, patch] = useUrlState(address);
  const admin = useCan('ADMIN');
  if (url.lead > 0) {
    return (
      <Page
        title={t('nav')}
        lede={t('lede')}
        crumbs={[{ label: t('nav'), to: '/consents' }, { label: `#${url.lead}` }]}
      >
        <OfLeadPanel lead={url.lead} />
      </Page>
    );
  }
  return (
    <Page title={t('nav')} lede={t('lede')}>
      <Tabs
        activeKey={admin ? url.tab : 'ledger'}
        onChange={(tab) => patch({ tab })}
        destroyOnHidden
        items={[
          {
            key: 'ledger',
            label: t('tab.ledger'),
            children: <Ledger channel={url.channel} said={url.said} onFilter={(change) => patch(change)} />,
          },
          ...(admin ? [{ key: 'purposes', label: t('tab.purposes'), children: <Purposes /> }] : []),
        ]}
      />
    </Page>
  );
}
