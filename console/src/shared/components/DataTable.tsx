import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Table, type TableProps } from 'antd';
import { useState, type Key, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeysetPage } from '../api';
import css from './components.module.css';
import { EmptyState } from './EmptyState';
import { ErrorState } from './ErrorState';
import { ListSkeleton } from './Skeletons';

interface Props<T extends object> {
  /** Names the list and its filter; a change of it starts again at the first page. */
  queryKey: readonly unknown[];
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<KeysetPage<T>>;
  columns: NonNullable<TableProps<T>['columns']>;
  rowKey: (row: T) => string;
  empty?: ReactNode;
  /** Opens a row; the row's own link stays the way for keyboards. */
  onOpen?: (row: T) => void;
  /** Shown above the rows while some are selected. */
  bulk?: (selected: readonly T[], clear: () => void) => ReactNode;
  onSort?: (field: string, order: 'asc' | 'desc' | undefined) => void;
  label?: string;
}

/** A list that stays quick at a million rows: pages are asked for by cursor and never counted. */
export function DataTable<T extends object>(props: Props<T>) {
  const key = JSON.stringify(props.queryKey);
  return <Paged key={key} {...props} />;
}

function Paged<T extends object>({
  queryKey,
  load,
  columns,
  rowKey,
  empty,
  onOpen,
  bulk,
  onSort,
  label,
}: Props<T>) {
  const { t } = useTranslation('common');
  const [cursors, setCursors] = useState<string[]>([]);
  const [selected, setSelected] = useState<T[]>([]);
  const cursor = cursors.at(-1);
  const query = useQuery({
    queryKey: [...queryKey, 'page', cursor],
    queryFn: ({ signal }) => load(cursor, signal),
    placeholderData: keepPreviousData,
  });
  if (query.isPending) return <ListSkeleton />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const { items, next } = query.data;
  if (items.length === 0 && cursors.length === 0) return empty ?? <EmptyState>{t('list.empty')}</EmptyState>;
  const clear = () => setSelected([]);
  return (
    <div aria-busy={query.isFetching}>
      {bulk !== undefined && selected.length > 0 && (
        <div className={css.bulk}>
          <strong>{t('list.selected', { count: selected.length })}</strong>
          {bulk(selected, clear)}
          <Button type="text" size="small" onClick={clear}>
            {t('action.clear')}
          </Button>
        </div>
      )}
      <Table<T>
        size="middle"
        columns={columns}
        dataSource={items}
        rowKey={rowKey}
        pagination={false}
        scroll={{ x: 'max-content' }}
        {...(label === undefined ? {} : { 'aria-label': label })}
        {...(bulk === undefined
          ? {}
          : {
              rowSelection: {
                selectedRowKeys: selected.map(rowKey),
                preserveSelectedRowKeys: true,
                onChange: (_: Key[], rows: T[]) => setSelected(rows),
              },
            })}
        {...(onOpen === undefined
          ? {}
          : {
              onRow: (row: T) => ({
                onClick: (e) => {
                  if (!(e.target as HTMLElement).closest('a, button, input, label')) onOpen(row);
                },
                style: { cursor: 'pointer' },
              }),
            })}
        onChange={(_page, _filters, sorter) => {
          if (onSort === undefined || Array.isArray(sorter)) return;
          const field = String(sorter.columnKey ?? sorter.field);
          onSort(field, sorter.order === 'ascend' ? 'asc' : sorter.order === 'descend' ? 'desc' : undefined);
        }}
      />
      {(cursors.length > 0 || (next !== undefined && next !== null)) && (
        <nav className={css.pager} aria-label={t('list.page', { page: cursors.length + 1 })}>
          <span className={css.soft}>{t('list.page', { page: cursors.length + 1 })}</span>
          <Button
            size="small"
            disabled={cursors.length === 0}
            onClick={() => setCursors((c) => c.slice(0, -1))}
          >
            {t('action.previous')}
          </Button>
          <Button
            size="small"
            disabled={next === undefined || next === null || query.isPlaceholderData}
            onClick={() => next !== undefined && next !== null && setCursors((c) => [...c, next])}
          >
            {t('action.next')}
          </Button>
        </nav>
      )}
    </div>
  );
}
