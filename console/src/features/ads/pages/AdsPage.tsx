import { PlusOutlined } from '@ant-design/icons';
import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import type { Item } from '../api';
import { ConnectionDrawer } from '../parts/ConnectionDrawer';
import { Connections } from '../parts/Connections';
import { Conversions } from '../parts/Conversions';
import { Received } from '../parts/Received';
import { TryBox } from '../parts/TryBox';

const address = { tab: 'connections', connection: '' };

/** Ad platforms: leads that come from them, and what they are told back. */
export function AdsPage() {
  const { t } = useTranslation('ads');
  const [url, patch] = useUrlState(address);
  const [editing, setEditing] = useState<Item | 'new' | undefined>();
  const tabs = [
    {
      key: 'connections',
      label: t('tab.connections'),
      children: (
        <Connections
          onEdit={setEditing}
          onAdd={() => setEditing('new')}
          onReceived={(connection) => patch({ tab: 'received', connection })}
        />
      ),
    },
    {
      key: 'received',
      label: t('tab.received'),
      children: <Received connection={url.connection} onChoose={(connection) => patch({ connection })} />,
    },
    { key: 'conversions', label: t('tab.conversions'), children: <Conversions /> },
    { key: 'try', label: t('tab.try'), children: <TryBox /> },
  ];
  return (
    <Page
      title={t('nav')}
      lede={t('lede')}
      actions={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {t('connect')}
        </Button>
      }
    >
      <Tabs activeKey={url.tab} onChange={(tab) => patch({ tab })} items={tabs} destroyOnHidden />
      {editing !== undefined && (
        <ConnectionDrawer
          {...(editing === 'new' ? {} : { item: editing })}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Page>
  );
}
