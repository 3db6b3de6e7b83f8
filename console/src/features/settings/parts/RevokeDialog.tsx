import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { keysQuery, type WriteKey } from '../api';

/** Takes a key out of use, after saying what that does. */
export function RevokeDialog({ of, onClose }: { of: WriteKey; onClose: () => void }) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const client = useQueryClient();
  const revoke = useMutation({
    mutationFn: () => http.post(`/api/write-keys/${of.id}/revoke`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keysQuery.queryKey });
      onClose();
    },
  });
  return (
    <Modal
      open
      title={t('keys.revokeTitle', { name: of.name })}
      okText={t('keys.revoke')}
      okButtonProps={{ danger: true, loading: revoke.isPending }}
      cancelText={common('action.cancel')}
      onOk={() => revoke.mutate()}
      onCancel={onClose}
    >
      <p>{t('keys.revokeText')}</p>
      {revoke.isError && <ProblemAlert error={revoke.error} />}
    </Modal>
  );
}
