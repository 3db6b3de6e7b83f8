import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { useCan } from '@/shared/session';
import { WrittenList } from '@/shared/writing';
import { landingKind } from '../api';

const address = { q: '', new: false };

/** All landing pages. */
export function LandingPagesPage() {
  const { t } = useTranslation('landing');
  const [url, patch] = useUrlState(address);
  const marketing = useCan('MARKETER');
  return (
    <Page title={t('nav')} lede={t('lede')}>
      <WrittenList
        kind={landingKind}
        words={{
          all: t('nav'),
          make: t('list.new'),
          empty: t('list.empty'),
          nothing: t('list.nothing'),
        }}
        q={url.q}
        making={url.new && marketing}
        marketing={marketing}
        onFind={(q) => patch({ q })}
        onMake={(make) => patch({ new: make }, true)}
      />
    </Page>
  );
}
