import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Progress, Space, Tag, Tooltip } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, LeadsDrawer, Money, Panel } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { hasRole, useSession } from '@/shared/session';
import { campaignsKey, type Campaign, type Unplanned } from '../api';
import { useChannelName } from '../channels';
import { CampaignDialog } from './CampaignDialog';
import { SpreadDialog } from './SpreadDialog';
import css from './sources.module.css';

interface Money {
  key: string;
  won: string;
  cost: string;
}

interface Props {
  q: string;
  archived: boolean;
  onFind: (q: string) => void;
  onArchived: (archived: boolean) => void;
}

/** What was planned, what it cost so far, and whom it brought. */
export function Campaigns({ q, archived, onFind, onArchived }: Props) {
  const { t } = useTranslation('sources');
  const mayPlan = hasRole(useSession(), ['MARKETER']);
  const [editing, setEditing] = useState<Campaign | { code: string } | undefined>();
  const [spreading, setSpreading] = useState<Campaign | undefined>();
  const [shown, setShown] = useState<{ campaign: string; name: string } | undefined>();
  const money = useCampaignMoney();
  const plan = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({ code: '' })}>
      {t('campaign.add')}
    </Button>
  );
  return (
    <>
      <div className={css.bar}>
        <Input.Search
          allowClear
          className={css.search ?? ''}
          placeholder={t('campaign.find')}
          aria-label={t('campaign.find')}
          defaultValue={q}
          onSearch={onFind}
        />
        <Checkbox checked={archived} onChange={(e) => onArchived(e.target.checked)}>
          {t('campaign.archived')}
        </Checkbox>
        <span className={css.gap} />
        {mayPlan && plan}
      </div>
      <DataTable<Campaign>
        queryKey={[...campaignsKey, 'list', q, archived]}
        load={(cursor, signal) =>
          http.get<KeysetPage<Campaign>>('/api/campaigns', { query: { q, archived, cursor }, signal })
        }
        rowKey={(row) => row.id}
        label={t('tab.campaigns')}
        empty={
          <EmptyState picture="chart" action={mayPlan ? plan : undefined}>
            {t(q === '' ? 'campaign.empty' : 'campaign.nothing')}
          </EmptyState>
        }
        columns={columns({
          t,
          money: money.rows,
          currency: money.currency,
          mayPlan,
          onEdit: setEditing,
          onSpread: setSpreading,
          onShow: setShown,
        })}
      />
      <UnplannedCampaigns mayPlan={mayPlan} onPlan={(code) => setEditing({ code })} onShow={setShown} />
      {editing !== undefined && (
        <CampaignDialog
          {...('plan' in editing ? { campaign: editing } : { code: editing.code })}
          onClose={() => setEditing(undefined)}
        />
      )}
      {spreading !== undefined && (
        <SpreadDialog campaign={spreading} onClose={() => setSpreading(undefined)} />
      )}
      <LeadsDrawer
        path="/api/sources/leads"
        at={t('brought.at')}
        empty={t('brought.empty')}
        title={shown === undefined ? '' : t('brought.ofCampaign', { name: shown.name })}
        query={shown === undefined ? undefined : { campaign: shown.campaign }}
        onClose={() => setShown(undefined)}
      />
    </>
  );
}

/** What campaigns cost and won in the last two years, as the reports count it. */
function useCampaignMoney() {
  const today = dayjs();
  const query = {
    from: today.subtract(2, 'year').format('YYYY-MM-DD'),
    to: today.format('YYYY-MM-DD'),
    by: 'campaign',
  };
  const report = useQuery({
    queryKey: ['reports', 'revenue', query],
    queryFn: ({ signal }) =>
      http.get<{ now: { currency: string; rows: Money[] } }>('/api/reports/revenue', { query, signal }),
    staleTime: 30_000,
  });
  return {
    currency: report.data?.now.currency ?? 'CNY',
    rows: new Map((report.data?.now.rows ?? []).map((row) => [row.key, row])),
  };
}

interface ColumnsOf {
  t: ReturnType<typeof useTranslation<'sources'>>['t'];
  money: Map<string, Money>;
  currency: string;
  mayPlan: boolean;
  onEdit: (campaign: Campaign) => void;
  onSpread: (campaign: Campaign) => void;
  onShow: (shown: { campaign: string; name: string }) => void;
}

function columns({ t, money, currency, mayPlan, onEdit, onSpread, onShow }: ColumnsOf) {
  return [
    {
      key: 'name',
      title: t('campaign.name'),
      render: (_: unknown, { plan }: Campaign) => (
        <>
          <div>{plan.name}</div>
          <div className={css.soft}>{plan.code}</div>
        </>
      ),
    },
    {
      key: 'standing',
      title: t('campaign.state'),
      render: (_: unknown, row: Campaign) => <StandingTag standing={row.standing} />,
    },
    {
      key: 'period',
      title: t('campaign.period'),
      render: (_: unknown, { plan }: Campaign) => <Days from={plan.startsOn} to={plan.endsOn} />,
    },
    {
      key: 'channel',
      title: t('campaign.channel'),
      render: (_: unknown, { plan }: Campaign) => <ChannelOf channel={plan.channel} source={plan.source} />,
    },
    {
      key: 'owner',
      title: t('campaign.owner'),
      render: (_: unknown, row: Campaign) => row.ownerName ?? '–',
    },
    {
      key: 'cost',
      title: t('campaign.cost'),
      render: (_: unknown, { plan }: Campaign) => (
        <Spent plan={plan} cost={money.get(plan.code)?.cost ?? '0'} currency={currency} />
      ),
    },
    {
      key: 'leads',
      title: <Tooltip title={t('campaign.leadsHint')}>{t('campaign.leads')}</Tooltip>,
      align: 'right' as const,
      render: (_: unknown, row: Campaign) => (
        <LeadsOf campaign={row} onShow={() => onShow({ campaign: row.plan.code, name: row.plan.name })} />
      ),
    },
    {
      key: 'won',
      title: <Tooltip title={t('campaign.wonHint')}>{t('campaign.won')}</Tooltip>,
      align: 'right' as const,
      render: (_: unknown, { plan }: Campaign) => (
        <Money value={{ amount: money.get(plan.code)?.won ?? '0', currency }} compact />
      ),
    },
    {
      key: 'actions',
      align: 'right' as const,
      render: (_: unknown, row: Campaign) =>
        mayPlan && (
          <Space size={2}>
            <Button type="link" size="small" onClick={() => onEdit(row)}>
              {t('edit')}
            </Button>
            <Button type="link" size="small" onClick={() => onSpread(row)}>
              {t('spread.open')}
            </Button>
          </Space>
        ),
    },
  ];
}

function StandingTag({ standing }: { standing: Campaign['standing'] }) {
  const { t } = useTranslation('sources');
  const colours = { PLANNED: 'default', RUNNING: 'green', ENDED: 'default', ARCHIVED: 'default' };
  return (
    <Tag variant="filled" color={colours[standing]}>
      {t(`standing.${standing}`)}
    </Tag>
  );
}

function Days({ from, to }: { from: string | null; to: string | null }) {
  const { t } = useTranslation('sources');
  const format = useFormat();
  const day = (d: string | null) => (d === null ? '…' : format.date(`${d}T12:00:00`));
  return from === null && to === null ? (
    <span className={css.soft}>{t('campaign.always')}</span>
  ) : (
    <span>{`${day(from)} – ${day(to)}`}</span>
  );
}

function ChannelOf({ channel, source }: { channel: string; source: string }) {
  const name = useChannelName();
  const text = [channel === '' ? '' : name(channel), source].filter((one) => one !== '').join(' · ');
  return <>{text === '' ? '–' : text}</>;
}

function Spent({ plan, cost, currency }: { plan: Campaign['plan']; cost: string; currency: string }) {
  const { t } = useTranslation('sources');
  const format = useFormat();
  const spent = <Money value={{ amount: cost, currency }} compact />;
  if (plan.budget === null || plan.currency !== currency || Number(plan.budget) === 0) return spent;
  const share = (Number(cost) / Number(plan.budget)) * 100;
  const budget = format.money({ amount: plan.budget, currency });
  return (
    <div className={css.spent}>
      <Progress
        percent={Math.min(100, share)}
        size="small"
        showInfo={false}
        status={share > 100 ? 'exception' : 'normal'}
        aria-label={t('campaign.spentOf', { share: Math.round(share), budget })}
      />
      <span className={css.soft}>
        {spent} / {budget}
      </span>
    </div>
  );
}

function LeadsOf({ campaign, onShow }: { campaign: Campaign; onShow: () => void }) {
  const { t } = useTranslation('sources');
  const format = useFormat();
  const goal = campaign.plan.goal;
  return (
    <Button type="link" size="small" disabled={campaign.leads === 0} onClick={onShow}>
      {goal === null
        ? format.number(campaign.leads)
        : t('campaign.ofGoal', { leads: format.number(campaign.leads), goal: format.number(goal) })}
    </Button>
  );
}

/** Campaigns that touches name and nobody planned: misspelt, or forgotten. */
function UnplannedCampaigns({
  mayPlan,
  onPlan,
  onShow,
}: {
  mayPlan: boolean;
  onPlan: (code: string) => void;
  onShow: (shown: { campaign: string; name: string }) => void;
}) {
  const { t } = useTranslation('sources');
  const format = useFormat();
  const found = useQuery({
    queryKey: [...campaignsKey, 'unplanned'],
    queryFn: ({ signal }) => http.get<{ items: Unplanned[] }>('/api/campaigns/unplanned', { signal }),
  });
  const items = found.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title={t('unplanned.title')}>
      <p className={css.soft}>{t('unplanned.about')}</p>
      <ul className={css.chips}>
        {items.slice(0, 30).map(({ code, leads }) => (
          <li key={code}>
            <span>{code}</span>
            <Button type="link" size="small" onClick={() => onShow({ campaign: code, name: code })}>
              {t('unplanned.leads', { count: leads, text: format.number(leads) })}
            </Button>
            {mayPlan && (
              <Button type="text" size="small" onClick={() => onPlan(code)}>
                {t('unplanned.plan')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
