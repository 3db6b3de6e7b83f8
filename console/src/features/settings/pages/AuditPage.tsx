import { useQuery } from '@tanstack/react-query';
import { DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, When } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { peopleQuery, type AuditLine } from '../api';
import { SettingsFrame } from '../parts/SettingsFrame';
import css from '../parts/settings.module.css';

const address = { actor: '', action: '', from: '', to: '' };
const KINDS = [
  'session',
  'user',
  'write-key',
  'settings',
  'playbook',
  'content',
  'import',
  'lead',
  'setup',
] as const;

/** What was done, by whom and when; `to` is a day that still counts. */
export function AuditPage() {
  const { t } = useTranslation('settings');
  const [url, patch] = useUrlState(address);
  const people = useQuery(peopleQuery).data ?? [];
  const day = (value: Dayjs | null) => value?.format('YYYY-MM-DD') ?? '';
  return (
    <SettingsFrame section="audit">
      <div className={css.filters}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ minWidth: 180 }}
          placeholder={t('audit.anyone')}
          aria-label={t('audit.who')}
          value={url.actor === '' ? null : url.actor}
          onChange={(actor: string | undefined) => patch({ actor: actor ?? '' })}
          options={people.map((p) => ({ value: `user:${p.id}`, label: p.name }))}
        />
        <Select
          allowClear
          style={{ minWidth: 180 }}
          placeholder={t('audit.anything')}
          aria-label={t('audit.what')}
          value={url.action === '' ? null : url.action}
          onChange={(action: string | undefined) => patch({ action: action ?? '' })}
          options={KINDS.map((kind) => ({ value: kind, label: t(`audit.kind.${kind}`) }))}
        />
        <DatePicker.RangePicker
          allowEmpty={[true, true]}
          value={[url.from === '' ? null : dayjs(url.from), url.to === '' ? null : dayjs(url.to)]}
          onChange={(range) => patch({ from: day(range?.[0] ?? null), to: day(range?.[1] ?? null) })}
        />
      </div>
      <Lines url={url} />
    </SettingsFrame>
  );
}

function Lines({ url }: { url: typeof address }) {
  const { t, i18n } = useTranslation('settings');
  const action = (code: string) =>
    i18n.exists(`settings:audit.did.${code}`) ? t(`audit.did.${code}`) : code;
  const query = {
    actor: url.actor,
    action: url.action,
    from: url.from === '' ? '' : dayjs(url.from).startOf('day').toISOString(),
    to: url.to === '' ? '' : dayjs(url.to).add(1, 'day').startOf('day').toISOString(),
  };
  return (
    <DataTable<AuditLine>
      queryKey={['audit', query]}
      load={(cursor, signal) =>
        http.get<KeysetPage<AuditLine>>('/api/audit', { query: { ...query, cursor }, signal })
      }
      rowKey={(line) => String(line.id)}
      label={t('section.audit')}
      empty={<EmptyState picture="search">{t('audit.empty')}</EmptyState>}
      columns={[
        { title: t('audit.when'), dataIndex: 'at', render: (_, line) => <When at={line.at} /> },
        { title: t('audit.who'), dataIndex: 'actorName' },
        { title: t('audit.what'), dataIndex: 'action', render: (_, line) => action(line.action) },
        { title: t('audit.subject'), dataIndex: 'subject' },
        {
          title: t('audit.detail'),
          dataIndex: 'detail',
          render: (_, line) => (
            <span className={css.details}>
              {Object.entries(line.detail)
                .filter(([key]) => key !== 'id')
                .map(([key, value]) => (
                  <span key={key}>{`${key}: ${value}`}</span>
                ))}
              {line.address && <span>{line.address}</span>}
            </span>
          ),
        },
      ]}
    />
  );
}
