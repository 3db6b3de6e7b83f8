import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, LeadLink, When } from '@/shared/components';
import { adsKey, type Told } from '../api';

const colours = { SENT: 'green', SKIPPED: 'default', FAILED: 'red' } as const;

/** What platforms were told, once for each lead, conversion and connection. */
export function Conversions() {
  const { t } = useTranslation('ads');
  return (
    <DataTable<Told>
      queryKey={[...adsKey, 'conversions']}
      load={(cursor, signal) =>
        http.get<KeysetPage<Told>>('/api/ads/conversions', { query: { cursor }, signal })
      }
      rowKey={(row) => row.effect + row.connection}
      label={t('tab.conversions')}
      empty={<EmptyState picture="chart">{t('empty.conversions')}</EmptyState>}
      columns={[
        { key: 'at', title: t('told.at'), render: (_, row) => <When at={row.at} /> },
        {
          key: 'lead',
          title: t('received.lead'),
          render: (_, row) => <LeadLink lead={{ id: String(row.lead), name: `#${row.lead}` }} />,
        },
        { key: 'conversion', title: t('told.conversion'), dataIndex: 'conversion' },
        { key: 'connection', title: t('name'), dataIndex: 'connection' },
        {
          key: 'state',
          title: t('received.state'),
          render: (_, row) => (
            <>
              <Tag variant="filled" color={colours[row.state]}>
                {t(`toldState.${row.state}`)}
              </Tag>{' '}
              {row.why}
            </>
          ),
        },
      ]}
    />
  );
}
