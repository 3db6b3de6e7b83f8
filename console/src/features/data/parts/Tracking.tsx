import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, Panel, When } from '@/shared/components';
import { useCan } from '@/shared/session';
import { keysQuery, type TrackingKey } from '../api';
import css from '../data.module.css';
import { Code } from './Code';
import { SpamSites } from './SpamSites';

interface Props {
  chosen: string;
  choose: (key: string) => void;
}

/** What to put into a website, and whether it works. */
export function Tracking({ chosen, choose }: Props) {
  const { t } = useTranslation('data');
  const admin = useCan('ADMIN');
  const query = useQuery(keysQuery);
  if (query.isPending) return <ListSkeleton />;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const keys = query.data.items;
  const key = keys.find((k) => k.id === chosen) ?? keys[0];
  if (key === undefined) {
    return (
      <EmptyState
        picture="path"
        action={
          <Link to="/settings">
            <Button>{t('tracking.key')}</Button>
          </Link>
        }
      >
        {t('tracking.noKeys')}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={css.between}>
        <label>
          <span className={css.soft}>{t('tracking.choose')} </span>
          <Select
            aria-label={t('tracking.choose')}
            style={{ minWidth: 220 }}
            value={key.id}
            options={keys.map((k) => ({ value: k.id, label: k.name }))}
            onChange={choose}
          />
        </label>
        {key.origins.length === 0 && <span className={css.soft}>{t('tracking.anyOrigin')}</span>}
      </div>
      <Check tracked={key} />
      <Snippets writeKey={key.key} />
      {admin && <SpamSites />}
    </>
  );
}

function Check({ tracked }: { tracked: TrackingKey }) {
  const { t } = useTranslation('data');
  const heard = tracked.lastEventAt !== null && tracked.lastEventAt !== undefined;
  return (
    <Alert
      type={heard ? 'success' : 'info'}
      showIcon
      title={t('tracking.check')}
      description={
        <>
          {heard ? (
            <>
              <When at={tracked.lastEventAt} />
              {' · '}
              {t('tracking.heard', { type: tracked.lastType ?? '', count: tracked.events })}
            </>
          ) : (
            t('tracking.waiting')
          )}
          {tracked.refused > 0 && (
            <div className={css.bad}>
              {t('tracking.refused', { count: tracked.refused })}{' '}
              <Link to="/data" search={{ tab: 'events', refused: true, key: tracked.id }}>
                {t('tracking.seeRefused')}
              </Link>
            </div>
          )}
        </>
      }
    />
  );
}

function Snippets({ writeKey }: { writeKey: string }) {
  const { t } = useTranslation('data');
  const host = window.location.origin;
  const script = (more: string) =>
    `<script async src="${host}/snippet.js" data-key="${writeKey}"${more}></script>`;
  const queue =
    '<script>window.hatchery=window.hatchery||function(){(hatchery.q=hatchery.q||[]).push(arguments)}</script>';
  return (
    <div className={css.section}>
      <Panel title={t('tracking.snippet')}>
        <p>{t('tracking.lede')}</p>
        <Code label={t('tracking.snippet')} text={`${queue}\n${script('')}`} />
        <h3>{t('tracking.calls')}</h3>
        <p className={css.soft}>{t('tracking.callsExplain')}</p>
        <Code
          label={t('tracking.calls')}
          text={`hatchery('identify', userId, { email, name });\nhatchery('track', 'demo.requested', { product: 'CRM' });`}
        />
        <h3>{t('tracking.form')}</h3>
        <p className={css.soft}>{t('tracking.formExplain')}</p>
        <Code
          label={t('tracking.form')}
          text={`<form data-hatchery-form="demo">\n  <input name="name"> <input name="email"> <input name="phone">\n</form>`}
        />
        <h3>{t('tracking.consent')}</h3>
        <p className={css.soft}>{t('tracking.consentExplain')}</p>
        <Code
          label={t('tracking.consent')}
          text={`${script(' data-consent="required"')}\n\nhatchery('consent', true);`}
        />
        <h3>{t('tracking.clients')}</h3>
        <p className={css.soft}>{t('tracking.clientsExplain')}</p>
        <Code
          label={t('tracking.clients')}
          text={`// Node\nnew Analytics({ writeKey: '${writeKey}', host: '${host}' })\n\n// Java\nAnalytics.builder("${writeKey}").endpoint("${host}").build()`}
        />
      </Panel>
    </div>
  );
}
