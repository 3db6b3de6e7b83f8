import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';

interface Values {
  reason: string;
  confirm: string;
}

/** Removes a person for good. Asks for the lead's number, so that it is nobody else. */
export function EraseDialog({ lead, onClose }: { lead: number; onClose: () => void }) {
  const { t } = useTranslation('lead');
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const erase = useMutation({
    mutationFn: (values: Values) =>
      http.post(`/api/leads/${lead}/erase`, { confirm: Number(values.confirm), reason: values.reason }),
    onSuccess: () => {
      void message.success(t('erase.done'));
      onClose();
      void client.invalidateQueries({ queryKey: ['leads'] });
      void navigate({ to: '/leads' });
    },
  });
  return (
    <Modal
      open
      title={t('action.erase')}
      okText={t('erase.go')}
      okButtonProps={{ danger: true, loading: erase.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t('erase.about')}</p>
      <p>{t('erase.stays')}</p>
      <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={(v) => erase.mutate(v)}>
        <Form.Item
          name="reason"
          label={t('erase.reason')}
          rules={[{ required: true, whitespace: true, message: t('ask.required') }]}
        >
          <Input maxLength={1000} placeholder={t('erase.reasonHint')} />
        </Form.Item>
        <Form.Item
          name="confirm"
          label={t('erase.confirm', { lead })}
          rules={[
            {
              validator: (_, value: string | undefined) =>
                value?.trim() === String(lead)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('erase.confirmNot'))),
            },
          ]}
        >
          <Input inputMode="numeric" autoComplete="off" />
        </Form.Item>
      </Form>
      {erase.isError && <ProblemAlert error={erase.error} />}
    </Modal>
  );
}
