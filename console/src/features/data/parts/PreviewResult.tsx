import { Alert, Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import type { Preview, PreviewItem, Targets } from '../api';
import css from '../data.module.css';

/** What the import would do, row by row, before anything is taken in. */
export function PreviewResult({ preview, targets }: { preview: Preview; targets: Targets }) {
  const { t } = useTranslation('data');
  const format = useFormat();
  const [which, setWhich] = useState<'items' | 'faulty'>('items');
  const reasons = Object.entries(preview.reasons).sort((a, b) => b[1] - a[1]);
  const numbers = {
    rows: format.number(preview.rows),
    taken: format.number(preview.taken),
    rejected: format.number(preview.rejected),
  };
  return (
    <>
      <Alert
        type={preview.rejected === 0 ? 'success' : 'warning'}
        showIcon
        title={t(preview.whole ? 'preview.lookedAll' : 'preview.looked', numbers)}
        description={
          <>
            {reasons.length > 0 && (
              <ul className={css.faults}>
                {reasons.slice(0, 8).map(([reason, count]) => (
                  <li key={reason}>
                    {reason} · {format.number(count)}
                  </li>
                ))}
              </ul>
            )}
            {t('preview.nothingYet')}
          </>
        }
      />
      <div className={css.between}>
        <Segmented
          value={which}
          onChange={setWhich}
          options={[
            { value: 'items', label: t('preview.first') },
            { value: 'faulty', label: `${t('preview.faulty')} (${preview.faulty.length})` },
          ]}
        />
      </div>
      <Rows items={preview[which]} targets={targets} empty={t('preview.noFaults')} />
    </>
  );
}

function Rows({ items, targets, empty }: { items: PreviewItem[]; targets: Targets; empty: string }) {
  const { t } = useTranslation('data');
  const label = (key: string) => targets.fields.find((f) => f.id === key)?.name ?? key;
  return (
    <Table<PreviewItem>
      size="small"
      rowKey="line"
      pagination={false}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: empty }}
      dataSource={items}
      columns={[
        { title: t('preview.line'), dataIndex: 'line', align: 'end', width: 60 },
        {
          title: t('preview.lead'),
          key: 'lead',
          render: (_, i) => (
            <>
              {!i.taken && <Tag color="error">{t('preview.rejected')}</Tag>}
              {i.taken && (
                <Tag>{i.lead === null || i.lead === undefined ? t('preview.isNew') : t('preview.known')}</Tag>
              )}{' '}
              {i.identifiers.join(' · ')}
              {i.faults.map((fault) => (
                <div key={fault} className={i.taken ? css.soft : css.bad}>
                  {fault}
                </div>
              ))}
            </>
          ),
        },
        {
          title: t('preview.says'),
          key: 'said',
          render: (_, i) => (
            <div style={{ maxWidth: 420, whiteSpace: 'normal' }}>
              {i.taken
                ? Object.entries(i.said)
                    .filter(([key]) => key !== 'email' && key !== 'phone')
                    .map(([key, value]) => `${label(key)}: ${String(value)}`)
                    .join(' · ')
                : i.cells
                    .filter((c) => c !== '')
                    .join(' · ')
                    .slice(0, 200)}
            </div>
          ),
        },
        { title: t('preview.source'), key: 'source', render: (_, i) => i.source ?? '–' },
        {
          title: t('preview.events'),
          key: 'events',
          render: (_, i) => (
            <div className={css.samples} style={{ maxWidth: 220 }}>
              {i.events.map((e, n) => (
                <Tag key={n}>{e}</Tag>
              ))}
            </div>
          ),
        },
      ]}
    />
  );
}
