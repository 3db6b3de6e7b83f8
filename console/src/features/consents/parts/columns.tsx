import { Tag, Tooltip, type TableProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { LeadLink, When } from '@/shared/components';
import { useOwnerName } from '@/shared/work';
import type { Entry } from '../api';
import { usePurposeName } from './usePurposeName';
import css from './consents.module.css';

const colour: Record<Entry['said'], string> = {
  GIVEN: 'green',
  WITHDRAWN: 'default',
  UNSUBSCRIBED: 'default',
  COMPLAINED: 'red',
  BOUNCED: 'orange',
};

/** How an entry of the ledger reads; with whose it is where there are several leads. */
export function useColumns(withLead: boolean): NonNullable<TableProps<Entry>['columns']> {
  const { t } = useTranslation('consents');
  const person = useOwnerName();
  const purpose = usePurposeName();
  const origin = (entry: Entry) =>
    entry.origin.startsWith('form:')
      ? t('origin.form', { form: entry.origin.slice(5) })
      : entry.origin === 'person'
        ? t('origin.person', { name: person(entry.actor) ?? '' })
        : t(`origin.${entry.origin}`, { defaultValue: entry.origin });
  return [
    {
      key: 'said',
      title: t('said'),
      render: (_, row) => (
        <Tag color={colour[row.said]} variant="filled">
          {t(`says.${row.said}`)}
        </Tag>
      ),
    },
    ...(withLead
      ? [
          {
            key: 'lead',
            title: t('lead'),
            render: (_: unknown, row: Entry) => (
              <LeadLink lead={{ id: String(row.lead), name: row.leadName }} />
            ),
          },
        ]
      : []),
    {
      key: 'what',
      title: t('what'),
      render: (_, row) => (
        <>
          {t(`channel.${row.channel}`, { defaultValue: row.channel })}
          {row.purpose !== null && <div className={css.soft}>{purpose(row.channel, row.purpose)}</div>}
        </>
      ),
    },
    {
      key: 'proof',
      title: t('proof'),
      render: (_, row) => (
        <div className={css.proof}>
          <span>{origin(row)}</span>
          {row.words !== null && (
            <q>
              {row.words}
              {row.textVersion !== null && <small>{` ${t('version', { version: row.textVersion })}`}</small>}
            </q>
          )}
          {row.note !== null && <span>{row.note}</span>}
          {(row.page ?? row.ip) !== null && (
            <Tooltip title={row.agent}>
              <small className={css.soft}>{[row.page, row.ip].filter(Boolean).join(' · ')}</small>
            </Tooltip>
          )}
        </div>
      ),
    },
    { key: 'at', title: t('at'), render: (_, row) => <When at={row.at} /> },
  ];
}
