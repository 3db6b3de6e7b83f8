import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, Panel, ProblemAlert } from '@/shared/components';
import { hasRole, useSession } from '@/shared/session';
import {
  channelsKey,
  channelsQuery,
  comparisons,
  subjects,
  type Channel,
  type ChannelKind,
  type Rule,
  type Taxonomy,
  type Test,
} from '../api';
import css from './sources.module.css';
import { TryRules } from './TryRules';

const kinds: readonly ChannelKind[] = ['PAID', 'OWNED', 'EARNED', 'OFFLINE'];

/** The channels there are, and the rules that say which one a touch belongs to. */
export function Channels() {
  const taxonomy = useQuery(channelsQuery);
  if (taxonomy.isPending) return <ListSkeleton />;
  if (taxonomy.isError) return <ErrorState error={taxonomy.error} onRetry={() => void taxonomy.refetch()} />;
  return <Editor key={JSON.stringify(taxonomy.data)} stored={taxonomy.data} />;
}

function Editor({ stored }: { stored: Taxonomy }) {
  const { t } = useTranslation('sources');
  const { message } = App.useApp();
  const client = useQueryClient();
  const mayChange = hasRole(useSession(), ['MARKETER']);
  const [draft, setDraft] = useState(stored);
  const changed = JSON.stringify(draft) !== JSON.stringify(stored);
  const save = useMutation({
    mutationFn: () => http.put('/api/channels', draft),
    onSuccess: async () => {
      void message.success(t('channel.saved'));
      await client.invalidateQueries({ queryKey: channelsKey });
    },
  });
  return (
    <>
      <Panel
        title={t('rule.title')}
        extra={
          mayChange && (
            <Space>
              <Button disabled={!changed} onClick={() => setDraft(stored)}>
                {t('channel.reset')}
              </Button>
              <Button
                type="primary"
                disabled={!changed}
                loading={save.isPending}
                onClick={() => save.mutate()}
              >
                {t('channel.save')}
              </Button>
            </Space>
          )
        }
      >
        <p className={css.soft}>{t('rule.about')}</p>
        {save.isError && <ProblemAlert error={save.error} />}
        {draft.rules.length === 0 && <EmptyState picture="path">{t('rule.empty')}</EmptyState>}
        {draft.rules.map((rule, i) => (
          <RuleCard
            key={i}
            place={i}
            rule={rule}
            channels={draft.channels}
            editable={mayChange}
            onChange={(next) =>
              setDraft({ ...draft, rules: draft.rules.map((r, j) => (j === i ? next : r)) })
            }
            onRemove={() => setDraft({ ...draft, rules: draft.rules.filter((_, j) => j !== i) })}
            onUp={
              i === 0
                ? undefined
                : () =>
                    setDraft({ ...draft, rules: draft.rules.toSpliced(i - 1, 2, rule, draft.rules[i - 1]!) })
            }
          />
        ))}
        {mayChange && (
          <Button
            icon={<PlusOutlined />}
            onClick={() =>
              setDraft({
                ...draft,
                rules: [
                  ...draft.rules,
                  {
                    all: [{ subject: 'SOURCE', comparison: 'IS', value: '' }],
                    channel: draft.channels[0]?.id ?? '',
                    name: null,
                  },
                ],
              })
            }
          >
            {t('rule.add')}
          </Button>
        )}
        <TryRules draft={draft} />
      </Panel>
      <ChannelList
        channels={draft.channels}
        editable={mayChange}
        onChange={(channels) => setDraft({ ...draft, channels })}
      />
    </>
  );
}

interface RuleProps {
  place: number;
  rule: Rule;
  channels: Channel[];
  editable: boolean;
  onChange: (rule: Rule) => void;
  onRemove: () => void;
  onUp: (() => void) | undefined;
}

function RuleCard({ place, rule, channels, editable, onChange, onRemove, onUp }: RuleProps) {
  const { t, i18n } = useTranslation('sources');
  const put = (i: number, test: Test) =>
    onChange({ ...rule, all: rule.all.map((one, j) => (j === i ? test : one)) });
  const nameOf = (c: Channel) => (i18n.language.startsWith('zh') ? c.zh : c.en);
  return (
    <fieldset className={css.rule} disabled={!editable} aria-label={t('rule.number', { number: place + 1 })}>
      {rule.all.map((test, i) => (
        <div key={i} className={css.row}>
          <span className={css.soft}>{t(i === 0 ? 'rule.if' : 'rule.and')}</span>
          <Select
            aria-label={t('rule.subject')}
            style={{ width: 130 }}
            value={test.subject}
            onChange={(subject) => put(i, { ...test, subject })}
            options={subjects.map((s) => ({ value: s, label: t(`subject.${s}`) }))}
          />
          <Select
            aria-label={t('rule.comparison')}
            style={{ width: 120 }}
            value={test.comparison}
            onChange={(comparison) => put(i, { ...test, comparison })}
            options={comparisons.map((c) => ({ value: c, label: t(`comparison.${c}`) }))}
          />
          {!test.comparison.endsWith('SET') && !test.comparison.endsWith('EMPTY') && (
            <Input
              aria-label={t('rule.value')}
              style={{ width: 200 }}
              maxLength={200}
              value={test.value ?? ''}
              onChange={(e) => put(i, { ...test, value: e.target.value })}
            />
          )}
          {rule.all.length > 1 && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('rule.removeTest')}
              onClick={() => onChange({ ...rule, all: rule.all.filter((_, j) => j !== i) })}
            />
          )}
        </div>
      ))}
      <div className={css.row}>
        <span className={css.soft}>{t('rule.then')}</span>
        <Select
          aria-label={t('campaign.channel')}
          style={{ width: 180 }}
          value={rule.channel}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(channel) => onChange({ ...rule, channel })}
          options={channels.map((c) => ({ value: c.id, label: nameOf(c) }))}
        />
        <Input
          aria-label={t('rule.named')}
          style={{ width: 180 }}
          placeholder={t('rule.named')}
          maxLength={120}
          value={rule.name ?? ''}
          onChange={(e) => onChange({ ...rule, name: e.target.value === '' ? null : e.target.value })}
        />
        <span className={css.gap} />
        {editable && (
          <>
            <Button
              type="text"
              size="small"
              onClick={() =>
                onChange({ ...rule, all: [...rule.all, { subject: 'MEDIUM', comparison: 'IS', value: '' }] })
              }
            >
              {t('rule.addTest')}
            </Button>
            <Button type="text" size="small" disabled={onUp === undefined} onClick={onUp}>
              {t('rule.up')}
            </Button>
            <Button type="text" size="small" danger onClick={onRemove}>
              {t('rule.remove')}
            </Button>
          </>
        )}
      </div>
    </fieldset>
  );
}

interface ListProps {
  channels: Channel[];
  editable: boolean;
  onChange: (channels: Channel[]) => void;
}

function ChannelList({ channels, editable, onChange }: ListProps) {
  const { t } = useTranslation('sources');
  const put = (id: string, change: Partial<Channel>) =>
    onChange(channels.map((c) => (c.id === id ? { ...c, ...change } : c)));
  const [added, setAdded] = useState('');
  const sound = /^[a-z][a-z0-9_]{1,39}$/.test(added) && channels.every((c) => c.id !== added);
  return (
    <Panel title={t('channel.title')}>
      <Table<Channel>
        size="small"
        pagination={false}
        rowKey="id"
        dataSource={channels}
        scroll={{ x: true }}
        columns={[
          { key: 'id', title: t('channel.id'), dataIndex: 'id' },
          {
            key: 'zh',
            title: t('channel.zh'),
            render: (_, c) => (
              <Input
                variant="borderless"
                aria-label={`${c.id} ${t('channel.zh')}`}
                disabled={!editable}
                value={c.zh}
                maxLength={40}
                onChange={(e) => put(c.id, { zh: e.target.value })}
              />
            ),
          },
          {
            key: 'en',
            title: t('channel.en'),
            render: (_, c) => (
              <Input
                variant="borderless"
                aria-label={`${c.id} ${t('channel.en')}`}
                disabled={!editable}
                value={c.en}
                maxLength={40}
                onChange={(e) => put(c.id, { en: e.target.value })}
              />
            ),
          },
          {
            key: 'kind',
            title: t('channel.kind'),
            render: (_, c) => (
              <Select
                variant="borderless"
                aria-label={`${c.id} ${t('channel.kind')}`}
                disabled={!editable}
                style={{ width: 120 }}
                value={c.kind}
                onChange={(kind) => put(c.id, { kind })}
                options={kinds.map((k) => ({ value: k, label: t(`channelKind.${k}`) }))}
              />
            ),
          },
        ]}
      />
      {editable && (
        <Space style={{ marginTop: 12 }}>
          <Input
            aria-label={t('channel.newId')}
            placeholder={t('channel.newId')}
            value={added}
            maxLength={40}
            onChange={(e) => setAdded(e.target.value)}
          />
          <Button
            disabled={!sound}
            onClick={() => {
              onChange([...channels, { id: added, kind: 'EARNED', zh: added, en: added }]);
              setAdded('');
            }}
          >
            {t('channel.add')}
          </Button>
        </Space>
      )}
    </Panel>
  );
}
