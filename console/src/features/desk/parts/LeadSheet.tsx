import { ArrowLeftOutlined, CheckOutlined, PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import {
  ErrorState,
  GradeBadge,
  ListSkeleton,
  Money,
  ProblemAlert,
  SourceTag,
  StageBadge,
  When,
} from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useHotkey } from '@/shared/hooks';
import { leadName, useOwnerName, type Task } from '@/shared/work';
import { deskKey, sendOutcome, sheetQuery, type Sheet } from '../api';
import css from './desk.module.css';
import { Outcomes } from './Outcomes';
import { Recent } from './Recent';

interface Props {
  lead: number;
  onBack: () => void;
  /** Called when something came of the lead: on to the next. */
  onWorked: () => void;
}

/** The lead at hand: who, why now, what is planned, and what came of it one key away. */
export function LeadSheet({ lead, onBack, onWorked }: Props) {
  const { t } = useTranslation('desk');
  const sheet = useQuery(sheetQuery(lead));
  if (sheet.isPending) return <ListSkeleton rows={10} />;
  if (sheet.isError) return <ErrorState error={sheet.error} onRetry={() => void sheet.refetch()} />;
  const it = sheet.data;
  return (
    <article className={css.sheet} aria-label={leadName(it.lead) ?? ''}>
      <Button className={css.back ?? ''} type="text" icon={<ArrowLeftOutlined />} onClick={onBack}>
        {t('queue.back')}
      </Button>
      <Who sheet={it} />
      {!it.queued && <Alert type="info" title={t('sheet.gone')} />}
      <Facts sheet={it} />
      <div className={css.columns}>
        <Tasks tasks={it.tasks} />
        <Deals sheet={it} />
        <Recent lead={lead} />
      </div>
      <Outcomes sheet={it} onWorked={onWorked} />
    </article>
  );
}

function Who({ sheet: { lead } }: { sheet: Sheet }) {
  const { t } = useTranslation(['desk', 'common']);
  return (
    <header className={css.who}>
      <div>
        <h2>{leadName(lead) ?? t('common:lead.anonymous')}</h2>
        <div className={css.line}>{[lead.title, lead.company].filter((v) => v !== null).join(' · ')}</div>
        <div className={css.line}>
          {lead.phone !== null && <a href={`tel:${lead.phone}`}>{lead.phone}</a>}
          {lead.email !== null && <a href={`mailto:${lead.email}`}>{lead.email}</a>}
        </div>
      </div>
      <div className={css.line}>
        <GradeBadge grade={lead.grade} />
        {lead.stage !== null && <StageBadge stage={lead.stage} />}
        <Link to={`/leads/${lead.id}`}>{t('sheet.story')}</Link>
      </div>
    </header>
  );
}

function Facts({ sheet: { lead, calls } }: { sheet: Sheet }) {
  const { t } = useTranslation('desk');
  const format = useFormat();
  const owner = useOwnerName()(lead.owner);
  const client = useQueryClient();
  const claim = useMutation({
    mutationFn: () => sendOutcome(lead.id, { kind: 'CLAIM' }),
    onSuccess: () => client.invalidateQueries({ queryKey: deskKey }),
  });
  const free = lead.owner === null || !lead.owner.startsWith('user:');
  useHotkey('c', () => free && claim.mutate());
  return (
    <>
      {claim.isError && <ProblemAlert error={claim.error} />}
      <dl className={css.facts}>
        <Fact name={t('sheet.fit')}>{format.number(lead.fit)}</Fact>
        <Fact name={t('sheet.engagement')}>{format.number(lead.engagement)}</Fact>
        <Fact name={t('sheet.source')}>
          <SourceTag source={lead.source} />
        </Fact>
        <Fact name={t('sheet.lastSeen')}>
          <When at={lead.lastSeen} />
        </Fact>
        <Fact name={t('sheet.inStage')}>
          <When at={lead.since} />
          {calls !== null && ` · ${t('queue.called', { count: calls.calls })}`}
        </Fact>
        <Fact name={t('sheet.owner')}>
          {owner ?? t('sheet.nobody')}
          {free && (
            <Button type="link" size="small" loading={claim.isPending} onClick={() => claim.mutate()}>
              {t('sheet.claim')} <kbd className={css.kbd}>{'C'}</kbd>
            </Button>
          )}
        </Fact>
      </dl>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Tasks({ tasks }: { tasks: Task[] }) {
  const { t } = useTranslation('desk');
  const client = useQueryClient();
  const done = useMutation({
    mutationFn: (id: string) => http.post(`/api/tasks/${id}/done`),
    onSuccess: () => client.invalidateQueries({ queryKey: deskKey }),
  });
  return (
    <section>
      <h3>{t('sheet.tasks')}</h3>
      {done.isError && <ProblemAlert error={done.error} />}
      {tasks.length === 0 && <span className={css.soft}>{t('sheet.noTasks')}</span>}
      <ul className={css.lines}>
        {tasks.map((task) => (
          <li key={task.id}>
            <span>
              {task.title}
              {task.dueAt !== null && (
                <span className={new Date(task.dueAt) < new Date() ? css.overdue : css.soft}>
                  {' · '}
                  <When at={task.dueAt} />
                </span>
              )}
            </span>
            <Button
              size="small"
              type="text"
              icon={<CheckOutlined />}
              aria-label={`${t('sheet.done')}: ${task.title}`}
              onClick={() => done.mutate(task.id)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deals({ sheet: { lead, opportunities } }: { sheet: Sheet }) {
  const { t } = useTranslation('desk');
  return (
    <section>
      <h3>{t('sheet.deals')}</h3>
      <ul className={css.lines}>
        {opportunities.map((deal) => (
          <li key={deal.id}>
            <Link to="/opportunities" search={{ open: deal.id }}>
              {deal.name ?? lead.company ?? deal.id}
            </Link>
            {deal.amount !== null && deal.currency !== null && (
              <Money value={{ amount: deal.amount, currency: deal.currency }} />
            )}
          </li>
        ))}
      </ul>
      <Link to="/opportunities" search={{ create: lead.id }}>
        <PlusOutlined /> {t('sheet.newDeal')}
      </Link>
    </section>
  );
}
