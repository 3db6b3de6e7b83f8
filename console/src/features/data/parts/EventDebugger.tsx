import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Segmented, Select, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { DataTable, EmptyState, ErrorState, ListSkeleton, When } from '@/shared/components';
import { eventsQuery, keysQuery, ledTo, listRejected, type RejectedEvent, type SeenEvent } from '../api';
import css from '../data.module.css';

interface Props {
  keyId: string;
  refused: boolean;
  onChange: (change: { keyId?: string; refused?: boolean }) => void;
}

/** What comes in, as it comes, and what was turned away with the reason. */
export function EventDebugger({ keyId, refused, onChange }: Props) {
  const { t } = useTranslation('data');
  const keys = useQuery(keysQuery);
  const items = keys.data?.items ?? [];
  return (
    <>
      <div className={css.between}>
        <Segmented
          value={refused ? 'rejected' : 'accepted'}
          onChange={(value) => onChange({ refused: value === 'rejected' })}
          options={[
            { value: 'accepted', label: t('events.accepted') },
            { value: 'rejected', label: t('events.rejected') },
          ]}
        />
        <Select
          aria-label={t('events.key')}
          style={{ minWidth: 180 }}
          value={keyId}
          onChange={(value: string) => onChange({ keyId: value })}
          options={[
            { value: '', label: t('events.all') },
            ...items.map((k) => ({ value: k.id, label: k.name })),
          ]}
        />
      </div>
      {refused ? <Rejected keyId={keyId} /> : <Accepted keyId={keyId} />}
    </>
  );
}

function Raw({ text }: { text: string }) {
  return <pre className={css.raw}>{pretty(text)}</pre>;
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function Accepted({ keyId }: { keyId: string }) {
  const { t } = useTranslation('data');
  const query = useQuery(eventsQuery(keyId));
  if (query.isPending) return <ListSkeleton />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.items.length === 0) {
    return <EmptyState picture="path">{t('events.emptyAccepted')}</EmptyState>;
  }
  const rows = query.data.items.map((event, i) => ({ ...event, row: query.data.items.length - i }));
  return (
    <>
      <p className={css.soft}>{t('events.live')}</p>
      <Table<SeenEvent & { row: number }>
        size="small"
        rowKey="row"
        pagination={{ pageSize: 25, hideOnSinglePage: true, showSizeChanger: false }}
        scroll={{ x: 'max-content' }}
        dataSource={rows}
        expandable={{ expandedRowRender: (e) => <Raw text={e.raw} /> }}
        columns={[
          { title: t('events.at'), key: 'at', render: (_, e) => <When at={e.at} /> },
          { title: t('events.type'), key: 'type', render: (_, e) => <Tag>{e.type}</Tag> },
          { title: t('events.who'), key: 'who', render: (_, e) => e.who ?? '–' },
          { title: t('events.source'), key: 'source', render: (_, e) => e.source ?? '–' },
          { title: t('events.led'), key: 'led', render: (_, e) => <Led entry={e.entry} /> },
        ]}
      />
    </>
  );
}

/** Opens the lead's timeline at the event, where all it led to stands with its reasons. */
function Led({ entry }: { entry: string }) {
  const { t } = useTranslation('data');
  const { message } = App.useApp();
  const navigate = useNavigate();
  const find = useMutation({
    mutationFn: () => ledTo(entry),
    onSuccess: ({ lead, entry: event }) => navigate({ to: `/leads/${lead}`, search: { event } }),
    onError: () => void message.info(t('events.ledNowhere')),
  });
  return (
    <Button size="small" type="link" loading={find.isPending} onClick={() => find.mutate()}>
      {t('events.ledOpen')}
    </Button>
  );
}

function Rejected({ keyId }: { keyId: string }) {
  const { t, i18n } = useTranslation('data');
  return (
    <DataTable<RejectedEvent>
      queryKey={['tracking', 'rejected', keyId, i18n.language]}
      load={(cursor, signal) => listRejected(keyId, cursor, signal)}
      rowKey={(row) => row.id}
      label={t('events.rejected')}
      empty={<EmptyState picture="letter">{t('events.emptyRejected')}</EmptyState>}
      columns={[
        { title: t('events.at'), key: 'at', render: (_, e) => <When at={e.at} /> },
        { title: t('events.type'), key: 'type', render: (_, e) => e.type ?? '–' },
        {
          title: t('events.why'),
          key: 'why',
          render: (_, e) => <div style={{ maxWidth: 420, whiteSpace: 'normal' }}>{e.message}</div>,
        },
        {
          title: t('events.raw'),
          key: 'raw',
          render: (_, e) => (
            <div style={{ maxWidth: 460, whiteSpace: 'normal' }}>
              <Raw text={e.raw} />
            </div>
          ),
        },
      ]}
    />
  );
}
