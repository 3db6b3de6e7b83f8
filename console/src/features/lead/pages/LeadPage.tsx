import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  EmptyState,
  ErrorState,
  GradeBadge,
  ListSkeleton,
  Page,
  PageSkeleton,
  StageBadge,
  When,
  Why,
} from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useUrlState } from '@/shared/hooks';
import { useCan } from '@/shared/session';
import { leadName, useOwnerName } from '@/shared/work';
import { explainQuery, recordQuery, type LeadRecord } from '../api';
import { asOf, whyOf, type Explanation } from '../asof';
import { Actions } from '../parts/Actions';
import css from '../parts/lead.module.css';
import { Reasons } from '../parts/Reasons';
import { StageClock } from '../parts/StageClock';
import { Timeline } from '../parts/Timeline';
import { TimeSlider } from '../parts/TimeSlider';
import { Who } from '../parts/Who';
import { useWords } from '../words';

const address = { at: '' };

/** Everything about a lead: who they are, what happened, and why we think of them as we do; now, or as of any moment. */
export function LeadPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const { t } = useTranslation(['lead', 'common', 'leads']);
  const [{ at }, patch] = useUrlState(address);
  const record = useQuery(recordQuery(Number(id)));
  const told = useQuery(explainQuery(Number(id), at));
  const mayAct = useCan('MARKETER', 'SDR', 'SELLER');
  if (record.isPending) return <PageSkeleton />;
  if (record.isError) return <ErrorState error={record.error} onRetry={() => void record.refetch()} />;
  const past = at !== '';
  const it = past && told.isSuccess ? asOf(record.data, told.data) : record.data;
  const name = leadName(record.data.lead);
  const absent = past && told.isSuccess && !told.data.onRecord;
  const lost = past && told.isError;
  return (
    <Page
      wide
      title={name ?? t('common:lead.anonymous')}
      lede={<Heads record={it} told={told.data} />}
      crumbs={[{ label: t('list'), to: '/leads' }, { label: name ?? `#${record.data.lead.id}` }]}
      actions={mayAct && !past && <Actions record={it} />}
    >
      <TimeSlider record={record.data} at={at} onMove={(to) => patch({ at: to })} />
      {past && <Past at={told.data?.at} loading={told.isPlaceholderData} onBack={() => patch({ at: '' })} />}
      {lost && <ErrorState error={told.error} onRetry={() => void told.refetch()} />}
      {absent && <EmptyState picture="path">{t('past.absent')}</EmptyState>}
      {!lost && !absent && (
        <div className={css.columns} aria-busy={told.isPlaceholderData}>
          <div className={css.side}>
            <Who record={it} editable={mayAct && !past} />
          </div>
          <section className={css.middle} aria-label={t('timeline.title')}>
            <Timeline lead={it.lead.id} {...(past && told.isSuccess ? { until: told.data.at } : {})} />
          </section>
          <div className={`${css.side} ${css.right}`}>
            {told.isPending && <ListSkeleton rows={8} />}
            {told.isError && <ErrorState error={told.error} onRetry={() => void told.refetch()} />}
            {told.isSuccess && <Reasons record={it} why={whyOf(told.data)} past={past} />}
          </div>
        </div>
      )}
    </Page>
  );
}

/** Says calmly that the page shows the past, and offers the way back. */
function Past({ at, loading, onBack }: { at: string | undefined; loading: boolean; onBack: () => void }) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  return (
    <div className={css.past} role="status">
      <span>
        {at === undefined || loading ? t('past.looking') : t('past.asOf', { at: format.dateTime(at) })}
      </span>
      <Button size="small" onClick={onBack}>
        {t('past.back')}
      </Button>
      <span className={css.soft}>{t('past.locked')}</span>
    </div>
  );
}

function Heads({ record: { lead }, told }: { record: LeadRecord; told: Explanation | undefined }) {
  const { t } = useTranslation('lead');
  const owner = useOwnerName()(lead.owner);
  const words = useWords();
  return (
    <span className={css.heads}>
      {lead.stage !== null && (
        <Why reasons={words.reasons(told?.stage?.because)}>
          <StageBadge stage={lead.stage} />
        </Why>
      )}
      {told?.stage && <StageClock stage={told.stage} at={told.at} />}
      <Why reasons={words.reasons(told?.grade?.because)}>
        <GradeBadge grade={lead.grade} />
      </Why>
      {lead.spam && (
        <Why reasons={words.reasons(told?.spam.because)}>
          <Tag color="error">{t('spam')}</Tag>
        </Why>
      )}
      {[lead.title, lead.company].filter((v) => v !== null).join(' · ')}
      <span className={css.soft}>
        {t('owner')}{' '}
        {told?.owner?.because ? (
          <Why reasons={words.reasons(told.owner.because)}>{owner ?? t('nobody')}</Why>
        ) : (
          (owner ?? t('nobody'))
        )}
      </span>
      <span className={css.soft}>
        {t('lastSeen')} <When at={lead.lastSeenAt} />
      </span>
    </span>
  );
}
