import { DownloadOutlined, PlusOutlined, TableOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Dropdown, Popover } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withQuery } from '@/shared/api';
import { DataTable, EmptyState, Page } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { toSearch, useUrlState } from '@/shared/hooks';
import { useCan } from '@/shared/session';
import { asked, defaults, fromText, readFilter, toQuery, toText, type Filter } from '../address';
import { countQuery, loadPage, type Count, type LeadItem } from '../api';
import { columnKeys, useColumns, usual } from '../columns';
import { BulkBar } from '../parts/BulkBar';
import { Changes } from '../parts/Changes';
import { FilterBar } from '../parts/FilterBar';
import { JobProgress } from '../parts/JobProgress';
import { NewLead } from '../parts/NewLead';
import { Views } from '../parts/Views';

/** Everyone we know or are getting to know: found, ordered, changed together. The address says it all. */
export function LeadsPage() {
  const { t } = useTranslation(['leads', 'common']);
  const navigate = useNavigate();
  const mayChange = useCan('MARKETER', 'SDR', 'SELLER');
  const mayExport = useCan('MARKETER', 'ANALYST');
  const [raw, patchRaw] = useUrlState(defaults);
  const filter = useMemo(() => readFilter(raw), [raw]);
  const patch = (change: Partial<Filter>) => patchRaw(change);
  const [creating, setCreating] = useState(false);
  const [job, setJob] = useState<string | undefined>();
  const query = useMemo(() => toQuery(filter), [filter]);
  const count = useQuery(countQuery(query)).data;
  const columns = useColumns(filter.cols, filter.sort);
  const open = (text: string) => void navigate({ to: '/leads', search: toSearch(fromText(text), defaults) });
  const nothingAsked = asked(filter).length === 0 && filter.q === '' && filter.known === 'true';
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      {t('create.action')}
    </Button>
  );
  return (
    <Page
      wide
      title={t('nav')}
      lede={<Total count={count} />}
      actions={
        <>
          <Views filter={filter} onOpen={open} />
          <ColumnChoice chosen={filter.cols} onChange={(cols) => patch({ cols })} />
          {mayExport && (
            <Dropdown
              menu={{
                items: (['xlsx', 'csv'] as const).map((kind) => ({
                  key: kind,
                  label: (
                    <a
                      href={withQuery(`/api/leads/export${kind === 'csv' ? '' : '.xlsx'}`, {
                        ...query,
                        sort: filter.sort,
                      })}
                      download={`leads.${kind}`}
                    >
                      {t(`exportAs.${kind}`)}
                    </a>
                  ),
                })),
              }}
              trigger={['click']}
            >
              <Button icon={<DownloadOutlined />}>{t('export')}</Button>
            </Dropdown>
          )}
          {mayChange && <Changes onUndoing={setJob} />}
          {mayChange && create}
        </>
      }
    >
      <FilterBar filter={filter} patch={patch} />
      {job !== undefined && (
        <JobProgress key={job} id={job} onClose={() => setJob(undefined)} onUndoing={setJob} />
      )}
      <DataTable<LeadItem>
        label={t('nav')}
        queryKey={['leads', 'list', query, filter.sort]}
        load={(cursor, signal) => loadPage({ ...query, sort: filter.sort }, cursor, signal)}
        rowKey={(lead) => String(lead.id)}
        columns={columns}
        onOpen={(lead) => void navigate({ to: `/leads/${lead.id}` })}
        onSort={(field, order) =>
          patch({ sort: order === undefined ? '-lastSeen' : order === 'desc' ? `-${field}` : field })
        }
        empty={
          nothingAsked ? (
            <EmptyState picture="people" action={mayChange && create}>
              {t('empty')}
            </EmptyState>
          ) : (
            <EmptyState
              picture="search"
              action={<Button onClick={() => open('')}>{t('filter.clear')}</Button>}
            >
              {t('nothing')}
            </EmptyState>
          )
        }
        {...(mayChange
          ? {
              bulk: (selected: readonly LeadItem[], clear: () => void) => (
                <BulkBar
                  selected={selected}
                  count={count}
                  query={toText(filter)}
                  onStarted={(id) => {
                    setJob(id);
                    clear();
                  }}
                />
              ),
            }
          : {})}
      />
      <NewLead open={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}

function Total({ count }: { count: Count | undefined }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  if (count === undefined) return <span>…</span>;
  const text = format.number(count.count);
  return <span>{t(count.atLeast ? 'atLeast' : 'count', { count: count.count, text })}</span>;
}

function ColumnChoice({ chosen, onChange }: { chosen: string[]; onChange: (keys: string[]) => void }) {
  const { t } = useTranslation('leads');
  const shown = chosen.length === 0 ? [...usual] : chosen;
  const choose = (keys: string[]) =>
    onChange(keys.length === usual.length && usual.every((k) => keys.includes(k)) ? [] : keys);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <Checkbox.Group
          style={{ display: 'grid', gap: 6 }}
          value={shown}
          options={columnKeys.map((key) => ({ value: key, label: t(`column.${key}`) }))}
          onChange={choose}
        />
      }
    >
      <Button icon={<TableOutlined />}>{t('columns')}</Button>
    </Popover>
  );
}
