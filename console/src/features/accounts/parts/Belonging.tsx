import { EllipsisOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { changed, type Account, type Family } from '../api';
import { AccountPicker } from './AccountPicker';

type Doing = 'rename' | 'partOf' | 'same';

interface Props {
  account: Account;
  family: Family;
  /** Whether this person may say that two accounts are one. */
  joins: boolean;
}

/** What people can say of an account: its name, what it is part of, and that it is the same as another. */
export function Belonging({ account, family, joins }: Props) {
  const { t } = useTranslation('accounts');
  const client = useQueryClient();
  const { message } = App.useApp();
  const [doing, setDoing] = useState<Doing>();
  const free = useMutation({
    mutationFn: () => http.patch(`/api/accounts/${account.id}`, { parent: 0 }),
    onSuccess: () => changed(client),
    onError: () => void message.error(t('failed')),
  });
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'rename', label: t('do.rename') },
            { key: 'partOf', label: t('do.partOf') },
            ...(family.above.length > 0 ? [{ key: 'free', label: t('do.free') }] : []),
            ...(joins ? [{ key: 'same', label: t('do.same') }] : []),
          ],
          onClick: ({ key }) => (key === 'free' ? free.mutate() : setDoing(key as Doing)),
        }}
      >
        <Button icon={<EllipsisOutlined />} loading={free.isPending}>
          {t('do.more')}
        </Button>
      </Dropdown>
      {doing !== undefined && <Saying doing={doing} account={account} onClose={() => setDoing(undefined)} />}
    </>
  );
}

function Saying({ doing, account, onClose }: { doing: Doing; account: Account; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(account.name);
  const [other, setOther] = useState<number>();
  const say = useMutation({
    mutationFn: () =>
      doing === 'same'
        ? http.post(`/api/accounts/${account.id}/join`, { into: other })
        : http.patch(`/api/accounts/${account.id}`, doing === 'rename' ? { name } : { parent: other }),
    onSuccess: async () => {
      if (doing === 'same') await navigate({ to: `/accounts/${other}` });
      await changed(client);
      onClose();
    },
  });
  const ready = doing === 'rename' ? name.trim() !== '' : other !== undefined;
  return (
    <Modal
      open
      title={t(`do.${doing}`)}
      onCancel={onClose}
      onOk={() => say.mutate()}
      okText={t(`ok.${doing}`)}
      okButtonProps={{ disabled: !ready, loading: say.isPending }}
    >
      <p style={{ marginTop: 0 }}>{t(`about.${doing}`, { name: account.name })}</p>
      {doing === 'rename' ? (
        <Input
          autoFocus
          maxLength={200}
          value={name}
          aria-label={t('name')}
          onChange={(e) => setName(e.target.value)}
        />
      ) : (
        <AccountPicker value={other} onChange={setOther} label={t(`do.${doing}`)} not={account.id} />
      )}
      {say.isError && (
        <div style={{ marginTop: 12 }}>
          <ProblemAlert error={say.error} />
        </div>
      )}
    </Modal>
  );
}
