import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState } from '@/shared/components';
import { CHANNELS, consentsKey, SAID, type Entry } from '../api';
import { useColumns } from './columns';
import css from './consents.module.css';

interface Props {
  channel: string;
  said: string;
  onFilter: (change: { channel?: string; said?: string }) => void;
}

/** All that was said, the newest first. */
export function Ledger({ channel, said, onFilter }: Props) {
  const { t } = useTranslation('consents');
  const columns = useColumns(true);
  return (
    <>
      <div className={css.bar}>
        <Select
          className={css.pick ?? ''}
          aria-label={t('said')}
          value={said}
          onChange={(value) => onFilter({ said: value })}
          options={[
            { value: '', label: t('all') },
            ...SAID.map((value) => ({ value, label: t(`says.${value}`) })),
          ]}
        />
        <Select
          className={css.pick ?? ''}
          aria-label={t('what')}
          value={channel}
          onChange={(value) => onFilter({ channel: value })}
          options={[
            { value: '', label: t('allChannels') },
            ...CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) })),
          ]}
        />
      </div>
      <DataTable<Entry>
        queryKey={[...consentsKey, 'all', channel, said]}
        load={(cursor, signal) =>
          http.get<KeysetPage<Entry>>('/api/consents', { query: { channel, said, cursor }, signal })
        }
        rowKey={(row) => `${row.lead}/${row.at}/${row.channel}/${row.purpose ?? ''}/${row.said}`}
        label={t('nav')}
        empty={<EmptyState picture="letter">{t('empty')}</EmptyState>}
        columns={columns}
      />
    </>
  );
}
