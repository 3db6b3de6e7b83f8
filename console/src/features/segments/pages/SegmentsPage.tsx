import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, NumberLink, Page } from '@/shared/components';
import { useSentences } from '@/shared/conditions';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import { DraftBar, useDraft, useInForce } from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { emptyCondition, rowsOf, segmentsQuery, type Row } from '../api';
import { Editor } from '../parts/Editor';
import css from '../parts/segments.module.css';
import { Uses } from '../parts/Uses';

const defaults = { new: false };

/** All segments: the sentence, the count, who entered and left this week, what uses it. */
export function SegmentsPage() {
  const { t } = useTranslation('segments');
  const navigate = useNavigate();
  const editable = useCan('MARKETER');
  const live = useInForce();
  const draft = useDraft();
  const standing = useQuery(segmentsQuery);
  const [url, patch] = useUrlState(defaults);
  const error = live.error ?? draft.error ?? standing.error;
  const again = () => void Promise.all([live.refetch(), draft.refetch(), standing.refetch()]);
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => patch({ new: true })}>
      {t('new')}
    </Button>
  );
  const ready = live.isSuccess && draft.isSuccess && standing.isSuccess;
  const rows = ready ? rowsOf(live.data.playbook, draft.data.playbook, standing.data) : [];
  return (
    <Page title={t('nav')} lede={t('lede')} {...(editable ? { actions: create } : {})}>
      <DraftBar />
      {error !== null && <ErrorState error={error} onRetry={again} />}
      {!ready && error === null && <ListSkeleton />}
      {ready && rows.length === 0 && (
        <EmptyState picture="people" action={editable && create}>
          {t('empty')}
        </EmptyState>
      )}
      {rows.length > 0 && <List rows={rows} />}
      {url.new && editable && draft.isSuccess && (
        <Editor
          segment={{ id: '', name: '', description: '', condition: emptyCondition }}
          draft={draft.data}
          onClose={() => patch({ new: false })}
          onSaved={(id) => void navigate({ to: `/segments/${id}` })}
        />
      )}
    </Page>
  );
}

function List({ rows }: { rows: Row[] }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const { condition } = useSentences();
  return (
    <Table<Row>
      size="middle"
      rowKey={(row) => row.segment.id}
      dataSource={rows}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        {
          title: t('name'),
          key: 'name',
          render: (_, { segment, state }) => (
            <span className={css.name}>
              <span>
                <Link className={css.link} to={`/segments/${segment.id}`}>
                  {segment.name}
                </Link>{' '}
                {segment.kind === 'PERSONA' && <Tag color="green">{t('persona')}</Tag>}
                {state !== 'live' && <Tag>{t(`state.${state}`)}</Tag>}
              </span>
              <span className={css.soft}>{condition(segment.condition)}</span>
            </span>
          ),
        },
        {
          title: t('count'),
          key: 'count',
          align: 'end',
          render: (_, { segment, standing }) =>
            standing === undefined ? (
              <span className={css.soft}>–</span>
            ) : (
              <NumberLink
                value={standing.count}
                search={{ segment: segment.id, known: 'all' }}
                label={segment.name}
              />
            ),
        },
        {
          title: t('week'),
          key: 'week',
          align: 'end',
          render: (_, { standing }) =>
            standing !== undefined &&
            t('flow', { entered: format.number(standing.entered), left: format.number(standing.left) }),
        },
        {
          title: t('usedBy'),
          key: 'uses',
          render: (_, { standing }) => standing !== undefined && <Uses uses={standing.usedBy} short />,
        },
      ]}
    />
  );
}
