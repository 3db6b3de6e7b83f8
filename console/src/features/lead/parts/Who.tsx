import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Money, SourceTag, StageBadge, When, Why } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { sourcesQuery, type LeadRecord, type Source } from '../api';
import { FieldEdit } from './FieldEdit';
import { useWords } from '../words';
import css from './lead.module.css';

/** The left side: who the lead is, where they came from, and how they may be reached. */
export function Who({ record, editable }: { record: LeadRecord; editable: boolean }) {
  const { t } = useTranslation('lead');
  return (
    <>
      <section>
        <h2>{t('who.fields')}</h2>
        <dl className={css.pairs}>
          {record.account !== null && (
            <>
              <dt>{t('who.account')}</dt>
              <dd>
                <Link to={`/accounts/${record.account.id}`}>{record.account.name}</Link>
              </dd>
            </>
          )}
          {record.fields
            .filter((field) => editable || field.value !== null)
            .map((field) => (
              <FieldEdit key={field.key} lead={record.lead.id} field={field} editable={editable} />
            ))}
        </dl>
      </section>
      <Origin record={record} />
      <Reach record={record} />
      <Stages record={record} />
      <Deals record={record} />
    </>
  );
}

function Origin({ record: { firstSource, lastSource, lead } }: { record: LeadRecord }) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  const more = useQuery(sourcesQuery(lead.id)).data;
  return (
    <section>
      <h2>{t('who.origin')}</h2>
      <dl className={css.pairs}>
        <dt>{t('who.first')}</dt>
        <dd>
          <From source={firstSource} />
        </dd>
        {more?.creating != null && (
          <>
            <dt>
              <Tooltip title={t('who.creatingHint')}>{t('who.creating')}</Tooltip>
            </dt>
            <dd>
              <From source={more.creating} />
            </dd>
          </>
        )}
        {more?.referredBy != null && (
          <>
            <dt>{t('who.referredBy')}</dt>
            <dd>
              <Link to={`/leads/${more.referredBy}`}>{t('who.lead', { id: more.referredBy })}</Link>
            </dd>
          </>
        )}
        {more?.sharedBy != null && (
          <>
            <dt>{t('who.sharedBy')}</dt>
            <dd>{more.sharedBy}</dd>
          </>
        )}
        {lastSource !== null && JSON.stringify(lastSource) !== JSON.stringify(firstSource) && (
          <>
            <dt>{t('who.last')}</dt>
            <dd>
              <From source={lastSource} />
            </dd>
          </>
        )}
        <dt>{t('who.since')}</dt>
        <dd>{format.date(lead.createdAt)}</dd>
      </dl>
    </section>
  );
}

function From({ source }: { source: Source | null }) {
  const { t } = useTranslation('lead');
  if (source === null) return <SourceTag source={null} />;
  const more = [source.campaign, source.content, source.keyword].filter(Boolean);
  return (
    <>
      <SourceTag source={source.name ?? source.channel} />{' '}
      <span className={css.soft}>{t(`channel.${source.channel}`, source.channel)}</span>
      {more.length > 0 && <div className={css.soft}>{more.join(' · ')}</div>}
    </>
  );
}

function Reach({ record: { lead, identifiers, consent } }: { record: LeadRecord }) {
  const { t } = useTranslation('lead');
  const words = useWords();
  if (identifiers.length + consent.length === 0) return null;
  return (
    <section>
      <h2>{t('who.reach')}</h2>
      <dl className={css.pairs}>
        {identifiers.map(({ kind, value }) => (
          <Pair key={kind + value} name={t(`identifier.${kind}`)} value={value} />
        ))}
        {consent.map((c) => (
          <Pair
            key={c.channel}
            name={t(`channel.${c.channel}`, c.channel)}
            value={
              c.because ? (
                <Why reasons={words.reasons(c.because)}>{t(`permission.${c.permission}`)}</Why>
              ) : (
                t(`permission.${c.permission}`)
              )
            }
          />
        ))}
      </dl>
      {consent.length > 0 && (
        <Link className={css.soft ?? ''} to="/consents" search={{ lead: lead.id }}>
          {t('who.ledger')}
        </Link>
      )}
    </section>
  );
}

function Pair({ name, value }: { name: string; value: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Stages({ record: { stages } }: { record: LeadRecord }) {
  const { t } = useTranslation('lead');
  const inOrder = [...stages].sort((a, b) => a.first.localeCompare(b.first));
  return (
    <section>
      <h2>{t('who.way')}</h2>
      <ul className={css.lines}>
        {inOrder.map((visit) => (
          <li key={visit.stage}>
            <StageBadge stage={visit.stage} />
            <span className={css.soft}>
              {visit.count > 1 && `${t('who.times', { count: visit.count })} · `}
              <When at={visit.last} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deals({ record: { opportunities } }: { record: LeadRecord }) {
  const { t } = useTranslation('lead');
  if (opportunities.length === 0) return null;
  return (
    <section>
      <h2>{t('who.deals')}</h2>
      <ul className={css.lines}>
        {opportunities.map((deal) => (
          <li key={deal.id}>
            <Link to="/opportunities" search={{ open: deal.id }}>
              {t(`standing.${deal.standing.toLowerCase()}`, deal.standing)}
            </Link>
            <Money value={deal.amount} />
          </li>
        ))}
      </ul>
    </section>
  );
}
