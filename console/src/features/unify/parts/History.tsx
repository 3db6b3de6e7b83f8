import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, LeadLink, ProblemAlert, When } from '@/shared/components';
import { duplicatesKey, mergesKey, type Merge } from '../api';

/** Merges that were made, and the way back. */
export function History() {
  const { t } = useTranslation('unify');
  const { message } = App.useApp();
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: (id: string) => http.post(`/api/merges/${id}/undo`),
    onSuccess: async () => {
      void message.success(t('undo.done'));
      await Promise.all([
        client.invalidateQueries({ queryKey: mergesKey }),
        client.invalidateQueries({ queryKey: duplicatesKey }),
      ]);
    },
  });
  return (
    <>
      {undo.isError && <ProblemAlert error={undo.error} />}
      <DataTable<Merge>
        queryKey={[...mergesKey, 'all']}
        load={(cursor, signal) => http.get<KeysetPage<Merge>>('/api/merges', { query: { cursor }, signal })}
        rowKey={(row) => row.id}
        label={t('tab.merges')}
        empty={<EmptyState picture="people">{t('empty.merges')}</EmptyState>}
        columns={[
          {
            key: 'lead',
            title: t('history.lead'),
            render: (_, row) => <LeadLink lead={{ id: String(row.stays), name: row.name }} />,
          },
          { key: 'goes', title: t('history.goes'), render: (_, row) => `#${row.goes}` },
          { key: 'why', title: t('history.why'), render: (_, row) => t(`why.${row.why}`) },
          { key: 'by', title: t('history.by'), render: (_, row) => row.by ?? t('system') },
          { key: 'at', title: t('history.at'), render: (_, row) => <When at={row.at} /> },
          {
            key: 'undo',
            align: 'right',
            render: (_, row) =>
              row.undoneAt !== null ? (
                <Tag variant="filled">{t('undo.was')}</Tag>
              ) : (
                <Popconfirm title={t('undo.ask')} onConfirm={() => undo.mutate(row.id)}>
                  <Button size="small" loading={undo.isPending && undo.variables === row.id}>
                    {t('undo.do')}
                  </Button>
                </Popconfirm>
              ),
          },
        ]}
      />
    </>
  );
}
