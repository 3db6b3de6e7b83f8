import { DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { App, Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { DataTable, EmptyState, useProblemText, When } from '@/shared/components';
import { ApiProblem } from '@/shared/api';
import { useFormat } from '@/shared/format';
import { listImports, under, type Summary } from '../api';
import css from '../data.module.css';
import { StateTag } from './StateTag';
import { Upload } from './Upload';

/** A place to drop a file, and what was imported before. */
export function ImportsTab() {
  const { t } = useTranslation('data');
  const format = useFormat();
  const navigate = useNavigate();
  return (
    <>
      <Upload onUploaded={(view) => void navigate({ to: `/data/imports/${view.summary.id}` })} />
      <section className={css.section}>
        <h2>{t('imports.past')}</h2>
        <DataTable<Summary>
          queryKey={['imports', 'list']}
          load={listImports}
          rowKey={(row) => row.id}
          label={t('imports.past')}
          empty={<EmptyState picture="people">{t('imports.empty')}</EmptyState>}
          onOpen={(row) => void navigate({ to: `/data/imports/${row.id}` })}
          columns={[
            {
              title: t('imports.name'),
              key: 'name',
              render: (_, row) => <Link to={`/data/imports/${row.id}`}>{row.name}</Link>,
            },
            { title: t('imports.state'), key: 'state', render: (_, row) => <StateTag state={row.state} /> },
            {
              title: t('imports.rows'),
              key: 'rows',
              align: 'end',
              render: (_, row) => format.number(row.counts.total),
            },
            ...(['created', 'updated', 'duplicates', 'rejected'] as const).map((name) => ({
              title: t(`imports.${name}`),
              key: name,
              align: 'end' as const,
              render: (_: unknown, row: Summary) =>
                row.state === 'UPLOADED' ? '–' : format.number(row.counts[name]),
            })),
            { title: t('imports.by'), key: 'by', render: (_, row) => row.createdBy },
            { title: t('imports.when'), key: 'when', render: (_, row) => <When at={row.createdAt} /> },
            { key: 'remove', width: 48, render: (_, row) => <Remove row={row} /> },
          ]}
        />
      </section>
    </>
  );
}

function Remove({ row }: { row: Summary }) {
  const { t } = useTranslation('data');
  const { message } = App.useApp();
  const said = useProblemText();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => http.delete(`/api/imports/${row.id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['imports', 'list'] }),
    onError: (error) => void message.error(said(ApiProblem.from(error)).title),
  });
  if (under(row.state)) return null;
  return (
    <Popconfirm title={t('imports.removeAsk')} okText={t('imports.remove')} onConfirm={() => remove.mutate()}>
      <Button
        type="text"
        size="small"
        icon={<DeleteOutlined />}
        aria-label={`${t('imports.remove')}: ${row.name}`}
      />
    </Popconfirm>
  );
}
