import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { useVocabulary } from '@/shared/playbook';
import { createLead } from '../api';

const asked = ['name', 'email', 'phone', 'company', 'title', 'country'] as const;

/** A lead entered by hand: an e-mail address or a phone number, and what else is known. */
export function NewLead({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation(['leads', 'common']);
  const vocabulary = useVocabulary();
  const navigate = useNavigate();
  const [form] = Form.useForm<Record<string, string | undefined>>();
  const create = useMutation({
    mutationFn: (values: Record<string, string | undefined>) =>
      createLead(
        Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v.trim() !== '')),
      ),
    onSuccess: ({ id }) => {
      onClose();
      void navigate({ to: `/leads/${id}` });
    },
  });
  const labelOf = (key: (typeof asked)[number]) =>
    vocabulary.fields.find((f) => f.key === key)?.label ?? t(`column.${key}`);
  return (
    <Modal
      open={open}
      title={t('create.title')}
      okText={t('common:action.create')}
      cancelText={t('common:action.cancel')}
      okButtonProps={{ loading: create.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t('create.lede')}</p>
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(values) => create.mutate(values)}>
        {asked.map((key) => (
          <Form.Item
            key={key}
            name={key}
            label={labelOf(key)}
            {...(key === 'email' ? { rules: [{ type: 'email' as const, message: t('create.email') }] } : {})}
          >
            <Input maxLength={200} autoFocus={key === 'name'} autoComplete="off" />
          </Form.Item>
        ))}
      </Form>
      {create.isError && <ProblemAlert error={create.error} />}
    </Modal>
  );
}
