import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage, type Query } from '../api';
import { StageBadge } from './badges';
import { DataTable } from './DataTable';
import { EmptyState } from './EmptyState';
import { LeadLink, When } from './values';

interface Row {
  id: number;
  name: string | null;
  stage: string | null;
  at: string;
}

interface Props {
  title: string;
  /** What answers with the leads, a page at a time. */
  path: string;
  /** Whose leads; undefined while the drawer is closed. */
  query: Query | undefined;
  /** What the moment of each is called. */
  at: string;
  empty: string;
  onClose: () => void;
}

/** The leads behind a number, where the lead list has no filter for them. */
export function LeadsDrawer({ title, path, query, at, empty, onClose }: Props) {
  const { t } = useTranslation('common');
  return (
    <Drawer open={query !== undefined} onClose={onClose} title={title} size={560} destroyOnHidden>
      {query !== undefined && (
        <DataTable<Row>
          queryKey={['leads-behind', path, query]}
          load={(cursor, signal) => http.get<KeysetPage<Row>>(path, { query: { ...query, cursor }, signal })}
          rowKey={(row) => `${row.id}@${row.at}`}
          label={title}
          empty={<EmptyState picture="people">{empty}</EmptyState>}
          columns={[
            {
              key: 'name',
              title: t('lead.one'),
              render: (_, row) => <LeadLink lead={{ id: String(row.id), name: row.name }} />,
            },
            {
              key: 'stage',
              title: t('lead.stage'),
              render: (_, row) => row.stage !== null && <StageBadge stage={row.stage} />,
            },
            { key: 'at', title: at, render: (_, row) => <When at={row.at} /> },
          ]}
        />
      )}
    </Drawer>
  );
}
