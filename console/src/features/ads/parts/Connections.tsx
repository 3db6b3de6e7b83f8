import { CopyOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Table, Tag, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, When } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { adsKey, type Item } from '../api';

interface Props {
  onEdit: (item: Item) => void;
  onAdd: () => void;
  onReceived: (connection: string) => void;
}

/** Every connection with how it did in the last thirty days. */
export function Connections({ onEdit, onAdd, onReceived }: Props) {
  const { t } = useTranslation('ads');
  const format = useFormat();
  const { message } = App.useApp();
  const list = useQuery({
    queryKey: [...adsKey, 'connections'],
    queryFn: ({ signal }) => http.get<{ items: Item[] }>('/api/ads/connections', { signal }),
  });
  if (list.isPending) return <ListSkeleton />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.items.length === 0) {
    return (
      <EmptyState picture="path" action={<Button onClick={onAdd}>{t('connect')}</Button>}>
        {t('empty.connections')}
      </EmptyState>
    );
  }
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    void message.success(t('copied'));
  };
  return (
    <Table<Item>
      size="middle"
      pagination={false}
      rowKey={(row) => row.connection.id}
      dataSource={list.data.items}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          key: 'name',
          title: t('name'),
          render: (_, row) => (
            <>
              <Button type="link" size="small" style={{ paddingInline: 0 }} onClick={() => onEdit(row)}>
                {row.connection.name}
              </Button>{' '}
              {!row.connection.active && <Tag variant="filled">{t('off')}</Tag>}
              {!row.confirmed && (
                <Tooltip title={t('unconfirmedHint')}>
                  <Tag variant="filled" color="orange" tabIndex={0}>
                    {t('unconfirmed')}
                  </Tag>
                </Tooltip>
              )}
            </>
          ),
        },
        {
          key: 'platform',
          title: t('platform'),
          render: (_, row) => t(`platforms.${row.connection.platform}`),
        },
        {
          key: 'address',
          title: t('address'),
          render: (_, row) => (
            <Button type="text" size="small" icon={<CopyOutlined />} onClick={() => void copy(row.address)}>
              {row.address}
            </Button>
          ),
        },
        {
          key: 'taken',
          title: t('taken'),
          align: 'right',
          render: (_, row) => (
            <Button type="link" size="small" onClick={() => onReceived(row.connection.id)}>
              {format.number(row.lately?.taken ?? 0)}
            </Button>
          ),
        },
        {
          key: 'failed',
          title: t('failed'),
          align: 'right',
          render: (_, row) => format.number(row.lately?.failed ?? 0),
        },
        { key: 'last', title: t('last'), render: (_, row) => <When at={row.lately?.last} /> },
      ]}
    />
  );
}
