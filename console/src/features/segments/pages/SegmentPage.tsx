import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/shared/api';
import { BarChart } from '@/shared/charts';
import { ErrorState, NumberLink, Page, PageSkeleton, Panel } from '@/shared/components';
import { ConditionPreview, useSentences } from '@/shared/conditions';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import { DraftBar, useDraft, useInForce, type Segment } from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { rowsOf, segmentQuery, type Day, type Standing } from '../api';
import { Editor } from '../parts/Editor';
import css from '../parts/segments.module.css';
import { Uses } from '../parts/Uses';

const defaults = { edit: false };

/** One segment: what it asks, whom it holds, who came and went, and what rests on it. */
export function SegmentPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const { t } = useTranslation(['segments', 'common']);
  const navigate = useNavigate();
  const editable = useCan('MARKETER');
  const live = useInForce();
  const draft = useDraft();
  const found = useQuery(segmentQuery(id));
  const [url, patch] = useUrlState(defaults);
  const onlyDraft = found.isError && ApiProblem.from(found.error).status === 404;
  const error = live.error ?? draft.error ?? (onlyDraft ? null : found.error);
  if (error !== null) return <ErrorState error={error} onRetry={() => void found.refetch()} />;
  if (!live.isSuccess || !draft.isSuccess || found.isPending) return <PageSkeleton />;
  const row = rowsOf(live.data.playbook, draft.data.playbook, []).find((r) => r.segment.id === id);
  if (row === undefined) return <ErrorState error={found.error} />;
  return (
    <Page
      title={row.segment.name}
      lede={row.segment.description}
      crumbs={[{ label: t('nav'), to: '/segments' }, { label: row.segment.name }]}
      actions={
        editable && (
          <Button icon={<EditOutlined />} onClick={() => patch({ edit: true })}>
            {t('common:action.edit')}
          </Button>
        )
      }
    >
      <DraftBar />
      <div className={css.columns}>
        <div className={css.stack}>
          <Asks segment={row.segment} state={row.state} />
          {found.isSuccess && <Flow days={found.data.days} />}
        </div>
        <div className={css.stack}>
          {found.isSuccess && <Now standing={found.data.segment} />}
          <Panel title={t('whom')}>
            <ConditionPreview condition={row.segment.condition} incomplete={false} />
          </Panel>
          {found.isSuccess && (
            <Panel title={t('usedBy')}>
              <Uses uses={found.data.segment.usedBy} />
            </Panel>
          )}
        </div>
      </div>
      {url.edit && editable && (
        <Editor
          segment={row.segment}
          draft={draft.data}
          onClose={() => patch({ edit: false })}
          onSaved={(saved) => (saved === '' ? void navigate({ to: '/segments' }) : patch({ edit: false }))}
        />
      )}
    </Page>
  );
}

function Asks({ segment, state }: { segment: Segment; state: string }) {
  const { t } = useTranslation('segments');
  const { condition } = useSentences();
  return (
    <Panel title={t('condition')} extra={state !== 'live' && <Tag>{t(`state.${state}`)}</Tag>}>
      <p className={css.sentence}>{condition(segment.condition)}</p>
    </Panel>
  );
}

function Now({ standing }: { standing: Standing }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  return (
    <Panel title={t('count')}>
      <div className={css.big}>
        <NumberLink
          value={standing.count}
          search={{ segment: standing.id, known: 'all' }}
          label={standing.name}
        />
      </div>
      <div className={css.flows}>
        <span>{t('enteredWeek', { text: format.number(standing.entered) })}</span>
        <span className={css.soft}>{t('leftWeek', { text: format.number(standing.left) })}</span>
      </div>
    </Panel>
  );
}

/** Every day of the last three months, those on which nothing moved too. */
function Flow({ days }: { days: readonly Day[] }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const first = days[0];
  const shown: Day[] = [];
  if (first !== undefined) {
    const last = days.at(-1) ?? first;
    for (let at = new Date(first.day); at <= new Date(last.day); at = new Date(at.getTime() + 86_400_000)) {
      const day = at.toISOString().slice(0, 10);
      shown.push(days.find((d) => d.day === day) ?? { day, entered: 0, left: 0 });
    }
  }
  return (
    <Panel title={t('flowTitle')}>
      <BarChart
        label={t('flowTitle')}
        height={220}
        names={shown.map((d) => format.date(d.day))}
        series={[
          { name: t('entered'), values: shown.map((d) => d.entered) },
          { name: t('left'), values: shown.map((d) => -d.left), faint: true },
        ]}
        stacked
      />
    </Panel>
  );
}
