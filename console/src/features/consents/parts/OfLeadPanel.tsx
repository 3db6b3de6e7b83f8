import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Radio, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import {
  DataTable,
  EmptyState,
  ErrorState,
  LeadLink,
  ListSkeleton,
  Panel,
  ProblemAlert,
  When,
} from '@/shared/components';
import { useCan } from '@/shared/session';
import { CHANNELS, consentsKey, purposesQuery, type Entry, type OfLead } from '../api';
import { useColumns } from './columns';
import css from './consents.module.css';
import { usePurposeName } from './usePurposeName';

/** How one lead may be reached, and all that was said of it. */
export function OfLeadPanel({ lead }: { lead: number }) {
  const { t } = useTranslation('consents');
  const [writing, setWriting] = useState(false);
  const may = useCan('MARKETER', 'SDR', 'SELLER');
  const purpose = usePurposeName();
  const columns = useColumns(false);
  const path = `/api/consents/of/${lead}`;
  const now = useQuery({
    queryKey: [...consentsKey, 'of', lead, 'standings'],
    queryFn: ({ signal }) => http.get<OfLead>(path, { query: { limit: 1 }, signal }),
  });
  if (now.isPending) return <ListSkeleton />;
  if (now.isError) return <ErrorState error={now.error} onRetry={() => void now.refetch()} />;
  return (
    <div className={css.stack}>
      <Panel
        title={
          <>
            {t('standing')}{' '}
            <LeadLink lead={{ id: String(lead), name: now.data.entries[0]?.leadName ?? `#${lead}` }} />
          </>
        }
        extra={may && <Button onClick={() => setWriting(true)}>{t('write')}</Button>}
      >
        {now.data.standings.length === 0 && <p className={css.soft}>{t('nothingSaid')}</p>}
        <ul className={css.standings}>
          {now.data.standings.map((one) => (
            <li key={`${one.channel}/${one.purpose ?? ''}`}>
              <span>
                {t(`channel.${one.channel}`, { defaultValue: one.channel })}
                {one.purpose !== null && ` · ${purpose(one.channel, one.purpose)}`}
              </span>
              <Tag color={one.permission === 'GRANTED' ? 'green' : 'default'} variant="filled">
                {t(`permission.${one.permission}`)}
              </Tag>
              <span className={css.soft}>
                <When at={one.since} />
              </span>
            </li>
          ))}
        </ul>
      </Panel>
      <DataTable<Entry>
        queryKey={[...consentsKey, 'of', lead]}
        load={async (cursor, signal) => {
          const page = await http.get<OfLead>(path, { query: { cursor }, signal });
          return { items: page.entries, next: page.next };
        }}
        rowKey={(row) => `${row.at}/${row.channel}/${row.purpose ?? ''}/${row.said}`}
        label={t('nav')}
        empty={<EmptyState picture="letter">{t('empty')}</EmptyState>}
        columns={columns}
      />
      {writing && <Writing path={path} onClose={() => setWriting(false)} />}
    </div>
  );
}

interface Values {
  channel: string;
  purpose?: string;
  given: boolean;
  note?: string;
}

/** Writes down what somebody said in a call or face to face. */
function Writing({ path, onClose }: { path: string; onClose: () => void }) {
  const { t, i18n } = useTranslation('consents');
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const channel = Form.useWatch('channel', form) ?? 'phone';
  const purposes = useQuery(purposesQuery).data?.purposes ?? [];
  const lang = i18n.language.startsWith('zh') ? 'zh' : 'en';
  const say = useMutation({
    mutationFn: (values: Values) =>
      http.post(path, { ...values, purpose: values.purpose ?? null, note: values.note ?? null }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: consentsKey });
    },
  });
  const own = purposes.filter((one) => one.channel === channel);
  return (
    <Modal
      open
      title={t('write')}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('keep')}
      okButtonProps={{ loading: say.isPending }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ channel: 'phone', given: true }}
        onFinish={(values) => say.mutate(values)}
      >
        <Form.Item name="given" label={t('said')}>
          <Radio.Group
            options={[
              { value: true, label: t('says.GIVEN') },
              { value: false, label: t('says.WITHDRAWN') },
            ]}
          />
        </Form.Item>
        <Form.Item name="channel" label={t('what')}>
          <Select
            onChange={() => form.setFieldValue('purpose', undefined)}
            options={CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }))}
          />
        </Form.Item>
        {own.length > 0 && (
          <Form.Item name="purpose" label={t('purpose')} extra={t('purposeHint')}>
            <Select allowClear options={own.map((one) => ({ value: one.key, label: one[lang] }))} />
          </Form.Item>
        )}
        <Form.Item name="note" label={t('note')} extra={t('noteHint')}>
          <Input.TextArea maxLength={1000} rows={3} />
        </Form.Item>
      </Form>
      {say.isError && <ProblemAlert error={say.error} />}
    </Modal>
  );
}
