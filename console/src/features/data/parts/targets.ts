import { useTranslation } from 'react-i18next';
import type { Targets } from '../api';
import { wordOf } from '../mapping';

interface Group {
  label: string;
  options: { value: string; label: string }[];
}

const groups: Record<string, readonly string[]> = {
  who: ['email', 'phone', 'externalId'],
  lead: ['firstName', 'lastName', 'createdAt', 'tag', 'stage', 'optOut:email', 'optOut:phone'],
  source: [
    'source.name',
    'source.channel',
    'source.medium',
    'source.campaign',
    'source.content',
    'source.keyword',
  ],
  deal: [
    'deal.outcome',
    'deal.amount',
    'deal.currency',
    'deal.closedAt',
    'deal.id',
    'deal.name',
    'deal.reason',
  ],
  event: ['event.name', 'event.at'],
};

/**
 * Everything a column may become, in groups, with the playbook's fields among what is about the lead.
 *
 * @param column what the column is called, since a property of an event is called like it
 */
export function useTargetGroups(targets: Targets, column?: string): Group[] {
  const { t } = useTranslation('data');
  const named = (value: string) => ({ value, label: t(`target.${wordOf(value)}`) });
  const fields = targets.fields.map((f) => ({ value: `field:${f.id}`, label: f.name }));
  return [
    { label: t('group.none'), options: [named('ignore')] },
    ...Object.entries(groups).map(([group, values]) => ({
      label: t(`group.${group}`),
      options: [
        ...(group === 'lead' ? fields : []),
        ...values.filter((v) => targets.common.includes(v)).map(named),
        ...(group === 'event' && column !== undefined
          ? [{ value: `property:${column}`, label: t('target.property', { column }) }]
          : []),
      ],
    })),
  ];
}
