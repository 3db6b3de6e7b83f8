import { DeleteOutlined, DownOutlined, SaveOutlined, TeamOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { toView, type Filter } from '../address';
import { viewsQuery, type SavedView } from '../api';
import css from './leads.module.css';

interface Props {
  filter: Filter;
  onOpen: (query: string) => void;
}

/** The lists one keeps: open, keep the present one, let go. */
export function Views({ filter, onOpen }: Props) {
  const { t } = useTranslation('leads');
  const [keeping, setKeeping] = useState(false);
  const views = useQuery(viewsQuery).data ?? [];
  const now = toView(filter);
  const current = views.find((v) => v.query === now);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...views.map((view) => ({ key: view.id, label: <ViewLine view={view} /> })),
            ...(views.length > 0 ? [{ type: 'divider' as const }] : []),
            { key: '$everyone', label: t('views.everyone') },
            { key: '$keep', icon: <SaveOutlined />, label: t('views.keep') },
          ],
          onClick: ({ key }) => {
            if (key === '$keep') setKeeping(true);
            else if (key === '$everyone') onOpen('');
            else onOpen(views.find((v) => v.id === key)?.query ?? '');
          },
        }}
      >
        <Button icon={<DownOutlined />} iconPlacement="end">
          {current?.name ?? t('views.title')}
        </Button>
      </Dropdown>
      <Keep open={keeping} query={now} onClose={() => setKeeping(false)} />
    </>
  );
}

function ViewLine({ view }: { view: SavedView }) {
  const { t } = useTranslation('leads');
  const { message } = App.useApp();
  const client = useQueryClient();
  const letGo = useMutation({
    mutationFn: () => http.delete(`/api/leads/views/${view.id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: viewsQuery.queryKey }),
    onError: (error) => void message.error(error.message),
  });
  return (
    <span className={css.view}>
      {view.name}
      {view.shared && <TeamOutlined title={t('views.shared')} className={css.soft ?? ''} />}
      <span className={css.grow} />
      {view.mine && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('views.remove', { name: view.name })}
          onClick={(e) => {
            e.stopPropagation();
            letGo.mutate();
          }}
        />
      )}
    </span>
  );
}

function Keep({ open, query, onClose }: { open: boolean; query: string; onClose: () => void }) {
  const { t } = useTranslation(['leads', 'common']);
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keep = useMutation({
    mutationFn: () => http.post<SavedView>('/api/leads/views', { name, query, shared }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: viewsQuery.queryKey });
      setName('');
      onClose();
    },
  });
  return (
    <Modal
      open={open}
      title={t('views.keep')}
      okText={t('common:action.save')}
      cancelText={t('common:action.cancel')}
      okButtonProps={{ disabled: name.trim() === '', loading: keep.isPending }}
      onOk={() => keep.mutate()}
      onCancel={onClose}
    >
      <Input
        autoFocus
        maxLength={80}
        value={name}
        placeholder={t('views.name')}
        aria-label={t('views.name')}
        onChange={(e) => setName(e.target.value)}
        onPressEnter={() => name.trim() !== '' && keep.mutate()}
      />
      <p>
        <Checkbox checked={shared} onChange={(e) => setShared(e.target.checked)}>
          {t('views.share')}
        </Checkbox>
      </p>
      {keep.isError && <ProblemAlert error={keep.error} />}
    </Modal>
  );
}
