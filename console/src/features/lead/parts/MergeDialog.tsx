import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { LeadPicker, ProblemAlert } from '@/shared/components';
import { leadKey } from '../api';
import css from './lead.module.css';

/** Says that two leads are one person, though nothing suggested it. It can be undone. */
export function MergeDialog({ lead, onClose }: { lead: number; onClose: () => void }) {
  const { t } = useTranslation('lead');
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [other, setOther] = useState<number>();
  const [stays, setStays] = useState<'this' | 'other'>('this');
  const merge = useMutation({
    mutationFn: (whom: number) =>
      http.post('/api/merges', stays === 'this' ? { stays: lead, goes: whom } : { stays: whom, goes: lead }),
    onSuccess: async (_, whom) => {
      void message.success(t('merge.done'));
      onClose();
      await client.invalidateQueries({ queryKey: leadKey(lead) });
      if (stays === 'other') void navigate({ to: `/leads/${whom}` });
    },
  });
  return (
    <Modal
      open
      title={t('action.merge')}
      okText={t('merge.go')}
      okButtonProps={{ disabled: other === undefined, loading: merge.isPending }}
      onOk={() => other !== undefined && merge.mutate(other)}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t('merge.about')}</p>
      <div className={css.stack}>
        <LeadPicker label={t('merge.other')} value={other} not={lead} onChange={setOther} />
        <Radio.Group
          value={stays}
          onChange={(e) => setStays(e.target.value as 'this' | 'other')}
          options={[
            { value: 'this', label: t('merge.this') },
            { value: 'other', label: t('merge.that') },
          ]}
        />
        {merge.isError && <ProblemAlert error={merge.error} />}
      </div>
    </Modal>
  );
}
