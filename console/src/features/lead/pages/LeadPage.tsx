import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorState, GradeBadge, Page, PageSkeleton, StageBadge, When, Why } from '@/shared/components';
import { useCan } from '@/shared/session';
import { leadName, useOwnerName } from '@/shared/work';
import { recordQuery, whyQuery, type LeadRecord } from '../api';
import { Actions } from '../parts/Actions';
import css from '../parts/lead.module.css';
import { Reasons } from '../parts/Reasons';
import { Timeline } from '../parts/Timeline';
import { Who } from '../parts/Who';
import { useWords } from '../words';

/** Everything about a lead: who they are, what happened, and why we think of them as we do. */
export function LeadPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const { t } = useTranslation(['lead', 'common', 'leads']);
  const record = useQuery(recordQuery(Number(id)));
  const mayAct = useCan('MARKETER', 'SDR', 'SELLER');
  if (record.isPending) return <PageSkeleton />;
  if (record.isError) return <ErrorState error={record.error} onRetry={() => void record.refetch()} />;
  const it = record.data;
  return (
    <Page
      wide
      title={leadName(it.lead) ?? t('common:lead.anonymous')}
      lede={<Heads record={it} />}
      crumbs={[{ label: t('list'), to: '/leads' }, { label: leadName(it.lead) ?? `#${it.lead.id}` }]}
      actions={mayAct && <Actions record={it} />}
    >
      <div className={css.columns}>
        <div className={css.side}>
          <Who record={it} editable={mayAct} />
        </div>
        <section className={css.middle} aria-label={t('timeline.title')}>
          <Timeline lead={it.lead.id} />
        </section>
        <div className={`${css.side} ${css.right}`}>
          <Reasons record={it} />
        </div>
      </div>
    </Page>
  );
}

function Heads({ record: { lead } }: { record: LeadRecord }) {
  const { t } = useTranslation('lead');
  const owner = useOwnerName()(lead.owner);
  const why = useQuery(whyQuery(lead.id)).data;
  const words = useWords();
  const stageWhy = words.because(why?.stage);
  const gradeWhy = words.because(why?.grade);
  return (
    <span className={css.heads}>
      {lead.stage !== null && (
        <Why
          reasons={
            stageWhy === undefined || !why?.stage
              ? []
              : [{ text: stageWhy, at: why.stage.at, playbookVersion: why.stage.playbook }]
          }
        >
          <StageBadge stage={lead.stage} />
        </Why>
      )}
      <Why
        reasons={
          gradeWhy === undefined || !why?.grade
            ? []
            : [{ text: gradeWhy, at: why.grade.at, playbookVersion: why.grade.playbook }]
        }
      >
        <GradeBadge grade={lead.grade} />
      </Why>
      {lead.spam && <Tag color="error">{t('spam')}</Tag>}
      {[lead.title, lead.company].filter((v) => v !== null).join(' · ')}
      <span className={css.soft}>
        {t('owner')} {owner ?? t('nobody')}
      </span>
      <span className={css.soft}>
        {t('lastSeen')} <When at={lead.lastSeenAt} />
      </span>
    </span>
  );
}
