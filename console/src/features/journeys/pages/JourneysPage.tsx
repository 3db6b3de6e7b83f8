import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, NumberLink, Page } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import { DraftBar, useDraft, useInForce } from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { countsQuery } from '../api';
import { Gallery } from '../components/Gallery';
import css from '../components/list.module.css';
import { ContactPanel } from '../contact/ContactPanel';
import { RowActions } from '../components/RowActions';
import { rowsOf, type JourneyRow } from '../graph/rows';

const defaults = { new: false, contact: false };

/** All journeys: whether they run, who is inside, what came of it. */
export function JourneysPage() {
  const { t } = useTranslation('journeys');
  const editable = useCan('MARKETER');
  const live = useInForce();
  const draft = useDraft();
  const counts = useQuery(countsQuery);
  const [url, patch] = useUrlState(defaults);
  const begin = () => patch({ new: true });
  const pending = live.isPending || draft.isPending;
  const error = live.error ?? draft.error;
  const rows =
    live.data === undefined || draft.data === undefined
      ? []
      : rowsOf(live.data.playbook.journeys, draft.data.playbook.journeys, counts.data);
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={begin}>
      {rows.length === 0 ? t('emptyAction') : t('new')}
    </Button>
  );
  return (
    <Page title={t('nav')} lede={t('lede')} {...(editable && rows.length > 0 ? { actions: create } : {})}>
      <DraftBar />
      {pending && error === null && <ListSkeleton />}
      {error !== null && (
        <ErrorState error={error} onRetry={() => void Promise.all([live.refetch(), draft.refetch()])} />
      )}
      {!pending && error === null && rows.length === 0 && (
        <EmptyState picture="path" action={editable && create}>
          {t('empty')}
        </EmptyState>
      )}
      {rows.length > 0 && <List rows={rows} editable={editable} counted={counts.isSuccess} />}
      {counts.isError && <ErrorState error={counts.error} onRetry={() => void counts.refetch()} />}
      {draft.isSuccess && (
        <ContactPanel
          policy={draft.data.playbook.contact}
          editable={editable}
          open={url.contact}
          onOpen={(contact) => patch({ contact })}
        />
      )}
      <Gallery open={url.new && editable} onClose={() => patch({ new: false })} />
    </Page>
  );
}

function List({ rows, editable, counted }: { rows: JourneyRow[]; editable: boolean; counted: boolean }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const navigate = useNavigate();
  const number = (n: number) => (counted ? format.number(n) : '…');
  return (
    <Table<JourneyRow>
      size="middle"
      rowKey="id"
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      onRow={(row) => ({
        style: { cursor: 'pointer' },
        onClick: (e) => {
          if (!(e.target as HTMLElement).closest('a, button, .ant-dropdown'))
            void navigate({ to: `/journeys/${row.id}` });
        },
      })}
      columns={[
        {
          title: t('column.name'),
          key: 'name',
          render: (_, row) => (
            <Link className={css.link} to={`/journeys/${row.id}`}>
              {row.name}
            </Link>
          ),
        },
        {
          title: t('column.state'),
          key: 'state',
          render: (_, row) => (
            <span className={css.state}>
              <span className={`${css.dot} ${row.published ? (css[row.status] ?? '') : ''}`} />
              {row.published ? t(`state.${row.status}`) : t('state.draft')}
              {row.published && row.changed && <span className={css.soft}>{t('state.changed')}</span>}
            </span>
          ),
        },
        {
          title: t('column.inside'),
          key: 'inside',
          align: 'end',
          render: (_, row) =>
            counted ? (
              <NumberLink
                value={row.outcomes.inside}
                search={{ journey: row.id }}
                label={t('column.inside')}
              />
            ) : (
              '…'
            ),
        },
        {
          title: t('column.entered'),
          key: 'entered',
          align: 'end',
          render: (_, row) => number(row.outcomes.entered),
        },
        {
          title: t('column.finished'),
          key: 'finished',
          align: 'end',
          render: (_, row) => number(row.outcomes.finished),
        },
        { title: t('column.goal'), key: 'goal', align: 'end', render: (_, row) => number(row.outcomes.goal) },
        {
          title: t('column.messages'),
          key: 'messages',
          align: 'end',
          render: (_, row) => number(row.messages),
        },
        ...(editable
          ? [{ key: 'actions', width: 48, render: (_: unknown, row: JourneyRow) => <RowActions row={row} /> }]
          : []),
      ]}
    />
  );
}
