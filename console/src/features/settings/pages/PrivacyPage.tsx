import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, Panel, ProblemAlert, When } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { SettingsFrame } from '../parts/SettingsFrame';
import css from '../parts/settings.module.css';

interface Proof {
  id: string;
  lead: number;
  at: string;
  by: string | null;
  reason: string;
  removed: Record<string, number>;
}

/** Who was erased. Nothing is left of who they were; somebody is found by what they were known by, and only by that. */
export function PrivacyPage() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const [known, setKnown] = useState('');
  const found = useQuery({
    queryKey: ['erasures', 'search', known],
    enabled: known !== '',
    queryFn: ({ signal }) =>
      http.get<KeysetPage<Proof>>('/api/erasures/search', { query: { known }, signal }),
  });
  const rows = (proof: Proof) =>
    format.number(Object.values(proof.removed).reduce((sum, some) => sum + some, 0));
  return (
    <SettingsFrame section="privacy">
      <div className={css.apart}>
        <Panel title={t('privacy.was')}>
          <Input.Search
            style={{ maxWidth: 560 }}
            placeholder={t('privacy.hint')}
            aria-label={t('privacy.was')}
            enterButton={t('privacy.look')}
            loading={found.isFetching}
            onSearch={(text) => setKnown(text.trim())}
          />
          {found.isError && <ProblemAlert error={found.error} />}
          {found.isSuccess && (
            <div role="status" style={{ marginTop: 12 }}>
              {found.data.items.length === 0 && t('privacy.none')}
              {found.data.items.map((proof) => (
                <p key={proof.id}>
                  <When at={proof.at} /> · {t('privacy.lead')} {proof.lead} · {proof.by ?? '–'} ·{' '}
                  {proof.reason} · {t('privacy.removed')} {rows(proof)}
                </p>
              ))}
            </div>
          )}
        </Panel>
      </div>
      <DataTable<Proof>
        queryKey={['erasures', 'list']}
        load={(cursor, signal) => http.get<KeysetPage<Proof>>('/api/erasures', { query: { cursor }, signal })}
        rowKey={(proof) => proof.id}
        label={t('section.privacy')}
        empty={<EmptyState picture="search">{t('privacy.empty')}</EmptyState>}
        columns={[
          { title: t('privacy.when'), key: 'at', render: (_, proof) => <When at={proof.at} /> },
          { title: t('privacy.lead'), dataIndex: 'lead' },
          { title: t('privacy.by'), key: 'by', render: (_, proof) => proof.by ?? '–' },
          { title: t('privacy.reason'), dataIndex: 'reason' },
          {
            title: t('privacy.removed'),
            key: 'removed',
            align: 'end',
            render: (_, proof) => <span title={JSON.stringify(proof.removed)}>{rows(proof)}</span>,
          },
        ]}
      />
    </SettingsFrame>
  );
}
