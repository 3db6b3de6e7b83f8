import { BellOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, When } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { leadName } from '@/shared/work';
import type { AlertItem } from '../api';
import css from './desk.module.css';

const unreadKey = ['alerts', 'unread'];

/** The bell in the top bar: what one was told, with the number not yet seen. */
export function AlertBell() {
  const { t } = useTranslation('desk');
  const [open, setOpen] = useState(false);
  const unread = useQuery({
    queryKey: unreadKey,
    queryFn: ({ signal }) => http.get<{ unread: number }>('/api/alerts/unread', { signal }),
    refetchInterval: 30_000,
  });
  const count = unread.data?.unread ?? 0;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={t('alerts.bell')}
      content={open && <AlertList onGo={() => setOpen(false)} />}
    >
      <Button
        type="text"
        icon={
          <Badge count={count} size="small" overflowCount={99}>
            <BellOutlined />
          </Badge>
        }
        aria-label={count > 0 ? t('alerts.unread', { count }) : t('alerts.bell')}
      />
    </Popover>
  );
}

function AlertList({ onGo }: { onGo: () => void }) {
  const { t } = useTranslation('desk');
  const client = useQueryClient();
  const seen = useMutation({
    mutationFn: (upTo: string) => http.post('/api/alerts/seen', { upTo }),
    onSuccess: () => client.setQueryData(unreadKey, { unread: 0 }),
  });
  const list = useQuery({
    queryKey: ['alerts', 'list'],
    queryFn: async ({ signal }) => {
      const page = await http.get<KeysetPage<AlertItem>>('/api/alerts', { query: { limit: 20 }, signal });
      const newest = page.items[0]?.alert;
      if (newest !== undefined && newest.readAt === null) seen.mutate(newest.at);
      return page;
    },
    gcTime: 0,
  });
  if (list.isPending) return <ListSkeleton rows={3} />;
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.items.length === 0) return <EmptyState picture="letter">{t('alerts.empty')}</EmptyState>;
  return (
    <ul className={css.alerts}>
      {list.data.items.map((item) => (
        <li key={item.alert.id} data-unread={item.alert.readAt === null}>
          <Link to={`/leads/${item.alert.lead}`} onClick={onGo}>
            <AlertText item={item} />
          </Link>
          <span className={css.soft}>
            <When at={item.alert.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function AlertText({ item }: { item: AlertItem }) {
  const { t } = useTranslation(['desk', 'common']);
  const format = useFormat();
  const lead = (item.lead !== null ? leadName(item.lead) : undefined) ?? t('common:lead.anonymous');
  if (item.alert.kind === 'assigned') return <>{t('alerts.assigned', { lead })}</>;
  const clock = { 'clock.warning': 'alerts.clockWarning', 'clock.breach': 'alerts.clockBreach' }[
    item.alert.kind
  ];
  if (clock !== undefined) {
    const [stage = '', due = ''] = item.alert.args;
    const at = Number.isNaN(Date.parse(due)) ? due : format.dateTime(due);
    return <>{t(clock, { lead, stage, at })}</>;
  }
  return <>{t('alerts.other', { lead, text: item.alert.args.join(' · ') || item.alert.kind })}</>;
}
