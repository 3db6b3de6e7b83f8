import type { TableProps } from 'antd';
import { Tag } from 'antd';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { GradeBadge, LeadLink, SourceTag, StageBadge, When } from '@/shared/components';
import { nameIn } from '@/shared/conditions';
import { useFormat } from '@/shared/format';
import { useVocabulary, type Vocabulary } from '@/shared/playbook';
import { useOwnerName } from '@/shared/work';
import type { LeadItem } from './api';
import css from './parts/leads.module.css';

/** Columns one may choose, in their order. */
export const columnKeys = [
  'company',
  'stage',
  'grade',
  'fit',
  'engagement',
  'owner',
  'source',
  'lastSeen',
  'title',
  'email',
  'phone',
  'country',
  'channel',
  'campaign',
  'keyword',
  'tags',
  'segments',
  'stageSince',
  'created',
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** Shown unless one chooses otherwise. */
export const usual: readonly ColumnKey[] = [
  'company',
  'stage',
  'grade',
  'engagement',
  'owner',
  'source',
  'lastSeen',
];

/** Columns the list can be ordered by, with the order's name in the address. */
const orders: Partial<Record<ColumnKey | 'name', string>> = {
  name: 'name',
  fit: 'fit',
  engagement: 'engagement',
  lastSeen: 'lastSeen',
  created: 'created',
};

type Columns = NonNullable<TableProps<LeadItem>['columns']>;
type Column = Columns[number];

export function useColumns(chosen: readonly string[], sort: string): Columns {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const owner = useOwnerName();
  const vocabulary = useVocabulary();
  return useMemo(() => {
    const shown = chosen.length === 0 ? usual : columnKeys.filter((key) => chosen.includes(key));
    const render = cells({ format, owner, vocabulary });
    return (['name', ...shown] as const).map((key): Column => {
      const order = orders[key];
      const on = order !== undefined && sort.replace('-', '') === order;
      return {
        key: order ?? key,
        title: t(`column.${key}`),
        ...(key === 'fit' || key === 'engagement' ? { align: 'end' as const } : {}),
        ...(key === 'name' ? { fixed: 'left' as const } : {}),
        ...(order === undefined
          ? {}
          : { sorter: true, sortOrder: on ? (sort.startsWith('-') ? 'descend' : 'ascend') : null }),
        render: (_: unknown, lead: LeadItem) => render[key](lead),
      };
    });
  }, [chosen, sort, t, format, owner, vocabulary]);
}

interface Knows {
  format: ReturnType<typeof useFormat>;
  owner: ReturnType<typeof useOwnerName>;
  vocabulary: Vocabulary;
}

type Cells = Record<ColumnKey | 'name', (lead: LeadItem) => React.ReactNode>;

function cells({ format, owner, vocabulary }: Knows): Cells {
  const stages = vocabulary.stages;
  const names = (ids: string[], from: Vocabulary['tags']) => (
    <span className={css.tags}>
      {ids.map((id) => (
        <Tag key={id}>{nameIn(from, id)}</Tag>
      ))}
    </span>
  );
  return {
    name: (lead) => (
      <span className={css.who}>
        <LeadLink lead={{ ...lead, id: String(lead.id) }} />
        {lead.title !== null && <span className={css.soft}>{lead.title}</span>}
      </span>
    ),
    company: (lead) =>
      lead.account === null ? (
        lead.company
      ) : (
        <Link to={`/accounts/${lead.account}`}>{lead.company ?? '→'}</Link>
      ),
    stage: (lead) =>
      lead.stage !== null && (
        <StageBadge
          stage={lead.stage}
          name={nameIn(stages, lead.stage)}
          index={stages.findIndex((s) => s.id === lead.stage)}
          total={stages.length}
        />
      ),
    grade: (lead) => <GradeBadge grade={lead.grade} />,
    fit: (lead) => format.number(Math.round(lead.fit)),
    engagement: (lead) => format.number(Math.round(lead.engagement)),
    owner: (lead) => owner(lead.owner),
    source: (lead) => <SourceTag source={lead.source ?? lead.channel} />,
    lastSeen: (lead) => <When at={lead.lastSeenAt} />,
    title: (lead) => lead.title,
    email: (lead) => lead.email,
    phone: (lead) => lead.phone,
    country: (lead) => lead.country,
    channel: (lead) => lead.channel,
    campaign: (lead) => lead.campaign,
    keyword: (lead) => lead.keyword,
    tags: (lead) => names(lead.tags, vocabulary.tags),
    segments: (lead) => names(lead.segments, vocabulary.segments),
    stageSince: (lead) => <When at={lead.stageSince} />,
    created: (lead) => <When at={lead.createdAt} />,
  };
}
