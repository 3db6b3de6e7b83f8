import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, LeadLink, ListSkeleton, Money, StageBadge, When } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { deskSettingsQuery, useChoiceName, useOwnerName } from '@/shared/work';
import { opportunityQuery, titleOf, type Opportunity } from '../api';
import css from './board.module.css';
import { LostDialog, MoveDialog, WonDialog } from './CloseDialogs';
import { EditDialog } from './EditDialog';

interface Props {
  id: string;
  may: boolean;
  onClose: () => void;
}

/** One opportunity: how it stands, and what can happen to it. */
export function DetailDrawer({ id, may, onClose }: Props) {
  const one = useQuery(opportunityQuery(id));
  return (
    <Drawer
      open
      onClose={onClose}
      size={440}
      title={one.data === undefined ? '' : titleOf(one.data)}
      extra={one.data !== undefined && may && <Edit deal={one.data} />}
    >
      {one.isPending && <ListSkeleton rows={6} />}
      {one.isError && <ErrorState error={one.error} onRetry={() => void one.refetch()} />}
      {one.isSuccess && <Detail deal={one.data} may={may} />}
    </Drawer>
  );
}

function Edit({ deal }: { deal: Opportunity }) {
  const { t } = useTranslation('opportunities');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('detail.edit')}</Button>
      {open && <EditDialog deal={deal} onClose={() => setOpen(false)} />}
    </>
  );
}

function Detail({ deal, may }: { deal: Opportunity; may: boolean }) {
  const { t } = useTranslation('opportunities');
  const format = useFormat();
  const name = useChoiceName();
  const owner = useOwnerName()(deal.owner);
  const settings = useQuery(deskSettingsQuery).data;
  const index = settings?.pipeline.findIndex((s) => s.id === deal.stage) ?? -1;
  const stage = settings?.pipeline[index];
  const reason = settings?.lostReasons.find((r) => r.id === deal.lostReason);
  return (
    <>
      <dl className={css.facts}>
        <Fact name={t('list.status')}>{t(`status.${deal.status}`)}</Fact>
        <Fact name={t('field.stage')}>
          <StageBadge
            stage={deal.stage}
            name={stage === undefined ? deal.stage : name(stage)}
            index={index}
            total={settings?.pipeline.length ?? 0}
          />
        </Fact>
        <Fact name={t('field.amount')}>
          <Money value={deal.amount} />
        </Fact>
        <Fact name={t('field.lead')}>
          <LeadLink lead={{ ...deal.lead, id: String(deal.leadId) }} />
        </Fact>
        <Fact name={t('field.company')}>{deal.company ?? t('detail.none')}</Fact>
        <Fact name={t('field.owner')}>{owner ?? t('detail.none')}</Fact>
        <Fact name={t('field.expectedClose')}>
          {deal.expectedClose === null ? t('detail.none') : format.date(deal.expectedClose)}
        </Fact>
        <Fact name={t('detail.opened')}>
          <When at={deal.openedAt} />
        </Fact>
        {deal.status === 'OPEN' && (
          <Fact name={t('detail.since')}>
            <When at={deal.stageSince} />
          </Fact>
        )}
        {deal.closedAt !== null && <Fact name={t('detail.closed')}>{format.date(deal.closedAt)}</Fact>}
        {deal.lostReason !== null && (
          <Fact name={t('detail.reason')}>{reason === undefined ? deal.lostReason : name(reason)}</Fact>
        )}
        {deal.note !== null && <Fact name={t('field.note')}>{deal.note}</Fact>}
      </dl>
      {may && <Actions deal={deal} />}
    </>
  );
}

function Actions({ deal }: { deal: Opportunity }) {
  const { t } = useTranslation('opportunities');
  const settings = useQuery(deskSettingsQuery).data;
  const name = useChoiceName();
  const [asking, setAsking] = useState<'won' | 'lost' | 'reopen' | 'move' | undefined>();
  const index = settings?.pipeline.findIndex((s) => s.id === deal.stage) ?? -1;
  const following = settings?.pipeline[index + 1];
  const here = settings?.pipeline[Math.max(0, index)];
  const close = () => setAsking(undefined);
  return (
    <Space wrap style={{ marginTop: 20 }}>
      {deal.status === 'OPEN' ? (
        <>
          {following !== undefined && (
            <Button onClick={() => setAsking('move')}>{t('dialog.move', { stage: name(following) })}</Button>
          )}
          <Button type="primary" onClick={() => setAsking('won')}>
            {t('detail.won')}
          </Button>
          <Button danger onClick={() => setAsking('lost')}>
            {t('detail.lost')}
          </Button>
        </>
      ) : (
        <Button onClick={() => setAsking('reopen')}>{t('detail.reopen')}</Button>
      )}
      {asking === 'move' && following !== undefined && (
        <MoveDialog deal={deal} stage={following} action="stage" onClose={close} />
      )}
      {asking === 'reopen' && here !== undefined && (
        <MoveDialog deal={deal} stage={here} action="reopen" onClose={close} />
      )}
      {asking === 'won' && <WonDialog deal={deal} onClose={close} />}
      {asking === 'lost' && <LostDialog deal={deal} onClose={close} />}
    </Space>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
