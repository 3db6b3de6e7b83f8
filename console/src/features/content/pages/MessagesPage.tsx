import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input, Segmented, Select, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, LeadLink, Page, When } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import { statusQuery, STATES, type Captured, type Message, type MessageState } from '../api';
import { CapturedDrawer } from '../parts/CapturedDrawer';
import css from '../parts/content.module.css';
import { ModeNotice } from './LibraryPage';

const defaults = { tab: 'ledger', state: '', content: '', lead: '' };

const colour: Record<MessageState, string> = {
  WAITING: 'gold',
  HANDED: 'blue',
  SENT: 'green',
  CAPTURED: 'cyan',
  FAILED: 'red',
  SUPPRESSED: 'default',
  UNKNOWN: 'orange',
};

/** Every message that was wanted and what became of it; and those kept here instead of being sent. */
export function MessagesPage() {
  const { t } = useTranslation('content');
  const [url, patch] = useUrlState(defaults);
  const status = useQuery(statusQuery);
  return (
    <Page
      title={t('messages.title')}
      lede={t('messages.lede')}
      crumbs={[{ label: t('nav'), to: '/content' }, { label: t('messages.title') }]}
    >
      <ModeNotice />
      <Stuck />
      <div className={css.filters}>
        <Segmented
          value={url.tab}
          aria-label={t('messages.title')}
          onChange={(tab) => patch({ tab })}
          options={[
            { value: 'ledger', label: t('messages.ledger') },
            { value: 'captured', label: t('messages.captured') },
          ]}
        />
        {url.tab === 'ledger' && (
          <>
            <Select
              className={css.pick ?? ''}
              aria-label={t('messages.state')}
              value={url.state}
              onChange={(state) => patch({ state })}
              options={[
                { value: '', label: t('messages.anyState') },
                ...STATES.map((state) => ({ value: state, label: t(`state.${state}`) })),
              ]}
            />
            <Input.Search
              allowClear
              className={css.pick ?? ''}
              placeholder={t('messages.content')}
              aria-label={t('messages.content')}
              defaultValue={url.content}
              onSearch={(text) => patch({ content: text })}
            />
          </>
        )}
      </div>
      {url.tab === 'ledger' ? (
        <LedgerList state={url.state} content={url.content} lead={String(url.lead)} />
      ) : (
        <CapturedList off={status.data?.mode !== 'CAPTURE'} />
      )}
    </Page>
  );
}

/** What is stuck, before anything else. */
function Stuck() {
  const { t } = useTranslation('content');
  const format = useFormat();
  const status = useQuery(statusQuery);
  const stuck = (status.data?.stuck ?? []).filter((one) => one.messages > 0);
  if (stuck.length === 0) return null;
  return (
    <ul className={css.stuck} aria-label={t('messages.stuck')}>
      {stuck.map((one) => (
        <li key={`${one.state}/${one.reason ?? ''}`}>
          <Link to="/content/messages" search={{ state: one.state }}>
            <b>{format.number(one.messages)}</b> {t(`state.${one.state}`)}
            {one.reason !== null && one.reason !== undefined && ` · ${t(`reason.${one.reason}`)}`}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function LedgerList({ state, content, lead }: { state: string; content: string; lead: string }) {
  const { t } = useTranslation('content');
  return (
    <DataTable<Message>
      label={t('messages.ledger')}
      queryKey={['email', 'messages', state, content, lead]}
      load={(cursor, signal) =>
        http.get<KeysetPage<Message>>('/api/email/messages', {
          query: { state, content, lead, cursor },
          signal,
        })
      }
      rowKey={(row) => String(row.id)}
      empty={<EmptyState picture="letter">{t('messages.empty')}</EmptyState>}
      columns={[
        {
          key: 'lead',
          title: t('messages.to'),
          render: (_, row) => (
            <LeadLink
              lead={{ id: String(row.lead), email: row.address ?? t('messages.lead', { id: row.lead }) }}
            />
          ),
        },
        {
          key: 'content',
          title: t('messages.content'),
          render: (_, row) => <Link to={`/content/emails/${row.content}`}>{row.subject ?? row.content}</Link>,
        },
        {
          key: 'state',
          title: t('messages.state'),
          render: (_, row) => (
            <Tooltip title={row.detail}>
              <Tag color={colour[row.state]}>{t(`state.${row.state}`)}</Tag>
              {row.reason !== null && row.reason !== undefined && (
                <small>{t(`reason.${row.reason}`, { defaultValue: row.reason })}</small>
              )}
            </Tooltip>
          ),
        },
        { key: 'sent', title: t('messages.sent'), render: (_, row) => <When at={row.sentAt} /> },
        {
          key: 'did',
          title: t('messages.did'),
          render: (_, row) => (
            <>
              {row.openedAt !== null && row.openedAt !== undefined && <Tag>{t('number.opened')}</Tag>}
              {row.clickedAt !== null && row.clickedAt !== undefined && <Tag>{t('number.clicked')}</Tag>}
              {row.unsubscribedAt !== null && row.unsubscribedAt !== undefined && (
                <Tag>{t('number.unsubscribed')}</Tag>
              )}
              {row.machineOpens + row.machineClicks > 0 && (
                <Tooltip title={t('messages.machineHint')}>
                  <small>{t('messages.machine', { count: row.machineOpens + row.machineClicks })}</small>
                </Tooltip>
              )}
            </>
          ),
        },
      ]}
    />
  );
}

function CapturedList({ off }: { off: boolean }) {
  const { t } = useTranslation('content');
  const [open, setOpen] = useState<Captured>();
  return (
    <>
      <DataTable<Captured>
        label={t('messages.captured')}
        queryKey={['email', 'captured']}
        load={(cursor, signal) =>
          http.get<KeysetPage<Captured>>('/api/email/captured', { query: { cursor }, signal })
        }
        rowKey={(row) => String(row.id)}
        onOpen={setOpen}
        empty={
          <EmptyState picture="letter">
            {off ? t('messages.captureOff') : t('messages.capturedEmpty')}
          </EmptyState>
        }
        columns={[
          {
            key: 'subject',
            title: t('subject'),
            render: (_, row) => (
              <button type="button" className={css.linkish} onClick={() => setOpen(row)}>
                {row.subject}
              </button>
            ),
          },
          { key: 'address', title: t('messages.to'), dataIndex: 'address' },
          { key: 'keptAt', title: t('messages.kept'), render: (_, row) => <When at={row.keptAt} /> },
        ]}
      />
      <CapturedDrawer captured={open} onClose={() => setOpen(undefined)} />
    </>
  );
}
