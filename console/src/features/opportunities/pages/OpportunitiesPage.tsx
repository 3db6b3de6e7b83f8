import { PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { useCan, useSession } from '@/shared/session';
import { address } from '../address';
import { Board } from '../parts/Board';
import { DetailDrawer } from '../parts/DetailDrawer';
import { EditDialog } from '../parts/EditDialog';
import { OpportunityTable } from '../parts/OpportunityTable';

/** Opportunities as a board of stages or a list, with the detail of one at the side. */
export function OpportunitiesPage() {
  const { t } = useTranslation('opportunities');
  const [url, patch] = useUrlState(address);
  const session = useSession();
  const may = useCan('SDR', 'SELLER');
  const owner = url.owner === 'me' && session !== null ? `user:${session.user.id}` : undefined;
  return (
    <Page
      title={t('title')}
      wide={url.view === 'board'}
      {...(url.view === 'board' && may ? { lede: t('lede') } : {})}
      actions={
        <Space wrap>
          <Segmented
            value={url.owner === 'me' ? 'me' : ''}
            onChange={(to) => patch({ owner: to })}
            options={[
              { value: '', label: t('everyone') },
              { value: 'me', label: t('mine') },
            ]}
          />
          <Segmented
            value={url.view}
            onChange={(to) => patch({ view: to })}
            options={[
              { value: 'board', label: t('view.board') },
              { value: 'list', label: t('view.list') },
            ]}
          />
          {may && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => patch({ create: 'new' })}>
              {t('new')}
            </Button>
          )}
        </Space>
      }
    >
      {url.view === 'board' ? (
        <Board owner={owner} may={may} onOpen={(id) => patch({ open: id })} />
      ) : (
        <OpportunityTable url={url} patch={patch} owner={owner} />
      )}
      {url.open !== '' && <DetailDrawer id={url.open} may={may} onClose={() => patch({ open: '' })} />}
      {url.create !== '' && may && (
        <EditDialog
          lead={/^\d+$/.test(String(url.create)) ? Number(url.create) : undefined}
          onClose={(made) => patch({ create: '', ...(made === undefined ? {} : { open: made }) })}
        />
      )}
    </Page>
  );
}
