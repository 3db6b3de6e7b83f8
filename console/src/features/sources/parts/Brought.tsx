import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, LeadLink, StageBadge, When } from '@/shared/components';
import type { Brought } from '../api';

interface Props {
  title: string;
  /** Whose leads; undefined while the drawer is closed. */
  query: { campaign: string } | { link: string } | undefined;
  onClose: () => void;
}

/** The leads behind a number: who became known by a touch of a campaign or a link. */
export function BroughtDrawer({ title, query, onClose }: Props) {
  const { t } = useTranslation('sources');
  return (
    <Drawer open={query !== undefined} onClose={onClose} title={title} size={560} destroyOnHidden>
      {query !== undefined && (
        <DataTable<Brought>
          queryKey={['sources', 'brought', query]}
          load={(cursor, signal) =>
            http.get<KeysetPage<Brought>>('/api/sources/leads', { query: { ...query, cursor }, signal })
          }
          rowKey={(row) => String(row.id)}
          label={title}
          empty={<EmptyState picture="people">{t('brought.empty')}</EmptyState>}
          columns={[
            {
              key: 'name',
              title: t('brought.lead'),
              render: (_, row) => <LeadLink lead={{ id: String(row.id), name: row.name }} />,
            },
            {
              key: 'stage',
              title: t('brought.stage'),
              render: (_, row) => row.stage !== null && <StageBadge stage={row.stage} />,
            },
            { key: 'at', title: t('brought.at'), render: (_, row) => <When at={row.at} /> },
          ]}
        />
      )}
    </Drawer>
  );
}
