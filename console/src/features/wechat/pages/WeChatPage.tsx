import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { Accounts } from '../parts/Accounts';
import { Codes } from '../parts/Codes';
import { Menu } from '../parts/Menu';

const address = { tab: 'codes' };

/** WeChat service accounts: where followers come from, and what they are told. */
export function WeChatPage() {
  const { t } = useTranslation('wechat');
  const [{ tab }, patch] = useUrlState(address);
  return (
    <Page title={t('nav')} lede={t('lede')}>
      <Tabs
        activeKey={tab}
        onChange={(to) => patch({ tab: to })}
        destroyOnHidden
        items={[
          {
            key: 'codes',
            label: t('tab.codes'),
            children: <Codes onConnect={() => patch({ tab: 'accounts' })} />,
          },
          {
            key: 'menu',
            label: t('tab.menu'),
            children: <Menu onConnect={() => patch({ tab: 'accounts' })} />,
          },
          { key: 'accounts', label: t('tab.accounts'), children: <Accounts /> },
        ]}
      />
    </Page>
  );
}
