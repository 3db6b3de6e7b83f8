import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { EventDebugger } from '../parts/EventDebugger';
import { ImportsTab } from '../parts/ImportsTab';
import { Tracking } from '../parts/Tracking';

const defaults = { tab: 'imports', key: '', refused: false };

/** Bringing leads in, and seeing what arrives by itself. */
export function DataPage() {
  const { t } = useTranslation('data');
  const [url, patch] = useUrlState(defaults);
  const tabs = [
    { key: 'imports', label: t('tab.imports'), children: <ImportsTab /> },
    {
      key: 'tracking',
      label: t('tab.tracking'),
      children: <Tracking chosen={url.key} choose={(key) => patch({ key })} />,
    },
    {
      key: 'events',
      label: t('tab.events'),
      children: (
        <EventDebugger
          keyId={url.key}
          refused={url.refused}
          onChange={(change) =>
            patch({
              ...(change.keyId === undefined ? {} : { key: change.keyId }),
              ...(change.refused === undefined ? {} : { refused: change.refused }),
            })
          }
        />
      ),
    },
  ];
  return (
    <Page title={t('nav')} lede={t('lede')}>
      <Tabs
        activeKey={tabs.some((tab) => tab.key === url.tab) ? url.tab : 'imports'}
        onChange={(tab) => patch({ tab })}
        items={tabs}
        destroyOnHidden
      />
    </Page>
  );
}
