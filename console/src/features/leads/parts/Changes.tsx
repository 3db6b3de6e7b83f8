import { HistoryOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Tag, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, When } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useVocabulary } from '@/shared/playbook';
import { changesQuery, type BulkChange } from '../api';
import css from './leads.module.css';
import { UndoButton } from './UndoButton';

/** Changes of many leads of the last days, each of which can be undone. */
export function Changes({ onUndoing }: { onUndoing: (job: string) => void }) {
  const { t } = useTranslation('leads');
  const [open, setOpen] = useState(false);
  const changes = useQuery({ ...changesQuery, enabled: open });
  return (
    <>
      <Tooltip title={t('changes.title')}>
        <Button icon={<HistoryOutlined />} aria-label={t('changes.title')} onClick={() => setOpen(true)} />
      </Tooltip>
      <Drawer
        open={open}
        size={520}
        title={t('changes.title')}
        onClose={() => setOpen(false)}
        destroyOnHidden
      >
        <p className={css.soft}>{t('changes.lede')}</p>
        {changes.isPending && <ListSkeleton />}
        {changes.isError && <ErrorState error={changes.error} onRetry={() => void changes.refetch()} />}
        {changes.data?.length === 0 && <EmptyState picture="people">{t('changes.none')}</EmptyState>}
        <ul className={css.changes}>
          {changes.data?.map((change) => (
            <Change
              key={change.job}
              change={change}
              onUndoing={(job) => {
                setOpen(false);
                onUndoing(job);
              }}
            />
          ))}
        </ul>
      </Drawer>
    </>
  );
}

function Change({ change, onUndoing }: { change: BulkChange; onUndoing: (job: string) => void }) {
  const { t } = useTranslation('leads');
  const format = useFormat();
  const vocabulary = useVocabulary();
  const { what, value, leads, state, mine } = change;
  const names = { TAG: vocabulary.tags, UNTAG: vocabulary.tags, ASSIGN: [], STAGE: vocabulary.stages }[what];
  const name = names.find(({ id }) => id === value)?.name ?? value ?? t('owner.none');
  const undoing = state === 'QUEUED' || state === 'RUNNING';
  return (
    <li>
      <div>
        <b>{t(`changes.${what}`, { name, count: leads, text: format.number(leads) })}</b>
        <div className={css.soft}>
          <When at={change.at} /> {change.by}
        </div>
        {state !== null && (
          <div className={css.soft}>
            <Tag variant="filled">{t(undoing ? 'changes.undoing' : 'changes.undone')}</Tag>
            {!undoing && change.kept > 0 && t('changes.kept', { count: change.kept })}
          </div>
        )}
      </div>
      {state === null && mine && <UndoButton job={change.job} onUndoing={onUndoing} />}
    </li>
  );
}
