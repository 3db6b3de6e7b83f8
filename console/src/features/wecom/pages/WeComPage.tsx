import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { Codes } from '../parts/Codes';
import { Corps } from '../parts/Corps';

const address = { tab: 'codes' };

/** WeCom: live codes of colleagues, and the companies they belong to. */
export function WeComPage() {
  const { t } = useTranslation('wecom');
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
            children: <Codes onConnect={() => patch({ tab: 'corps' })} />,
          },
          { key: 'corps', label: t('tab.corps'), children: <Corps /> },
        ]}
      />
    </Page>
  );
}
