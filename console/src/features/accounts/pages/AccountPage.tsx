import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState, Money, Page, PageSkeleton, Panel, When } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useCan } from '@/shared/session';
import css from '../accounts.module.css';
import { accountQuery } from '../api';
import { Belonging } from '../parts/Belonging';
import { FamilyPanel } from '../parts/FamilyPanel';
import { HeatPanel } from '../parts/HeatPanel';
import { People } from '../parts/People';

/** A company: everyone we know there and who decides, how warm it is and was, its opportunities, and what it belongs to. */
export function AccountPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false });
  const { t } = useTranslation('accounts');
  const format = useFormat();
  const says = useCan('MARKETER', 'SDR', 'SELLER');
  const joins = useCan('MARKETER');
  const detail = useQuery(accountQuery(id));
  if (detail.isPending) return <PageSkeleton />;
  if (detail.isError) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />;
  const { account, opportunities, family } = detail.data;
  return (
    <Page
      wide
      title={account.name}
      lede={[
        account.domain,
        t('summary', {
          known: format.number(account.known),
          heat: format.number(Math.round(account.heat)),
        }),
      ]
        .filter(Boolean)
        .join(' · ')}
      crumbs={[
        { label: t('nav'), to: '/accounts' },
        ...family.above.toReversed().map((kin) => ({ label: kin.name, to: `/accounts/${kin.id}` })),
        { label: account.name },
      ]}
      actions={says && <Belonging account={account} family={family} joins={joins} />}
    >
      <div className={css.grid}>
        <div className={css.column}>
          <HeatPanel id={id} known={account.known} />
          <People detail={detail.data} says={says} />
          <Panel title={t('opportunities')}>
            {opportunities.length === 0 && t('noDeals')}
            {opportunities.map((deal) => (
              <p key={deal.id}>
                <Link to="/opportunities" search={{ open: deal.id }}>
                  {t(`standing.${deal.standing.toLowerCase()}`, deal.standing)}
                </Link>{' '}
                · <Money value={deal.amount} /> · <When at={deal.at} />
              </p>
            ))}
          </Panel>
        </div>
        <div className={css.column}>
          <FamilyPanel account={account} family={family} says={says} joins={joins} />
        </div>
      </div>
    </Page>
  );
}
