import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { content } from '../api';
import { emptyEmail, fresh } from '../blocks';

interface Entered {
  name: string;
  language: string;
  folder?: string;
}

/** Asks for what a new e-mail is called, then opens it. */
export function NewPieceDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation('content');
  const navigate = useNavigate();
  const client = useQueryClient();
  const [form] = Form.useForm<Entered>();
  const create = useMutation({
    mutationFn: ({ name, language, folder }: Entered) => {
      const words = i18n.getFixedT(language, 'content');
      const start = {
        heading: words('fresh.title'),
        text: words('fresh.text'),
        button: words('fresh.button'),
      };
      const heading = fresh('heading', start);
      const email = {
        ...emptyEmail(),
        subject: words('fresh.subject'),
        body: {
          kind: 'blocks' as const,
          blocks: [
            heading.kind === 'heading' ? { ...heading, level: 1 } : heading,
            fresh('text', start),
            fresh('button', start),
          ],
        },
      };
      return content.create({ name, language, folder: folder ?? '', email });
    },
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['content'] });
      void navigate({ to: `/content/emails/${made.piece.id}` });
    },
  });
  return (
    <Modal
      open={open}
      title={t('newTitle')}
      okText={t('create')}
      onOk={() => form.submit()}
      confirmLoading={create.isPending}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form<Entered>
        form={form}
        layout="vertical"
        initialValues={{ language: i18n.language, folder: '' }}
        onFinish={(entered) => create.mutate(entered)}
      >
        <Form.Item name="name" label={t('name')} rules={[{ required: true, message: t('nameMissing') }]}>
          <Input autoFocus maxLength={200} />
        </Form.Item>
        <Form.Item name="language" label={t('language')}>
          <Select
            options={[
              { value: 'zh-CN', label: t('lang.zh-CN') },
              { value: 'en', label: t('lang.en') },
            ]}
          />
        </Form.Item>
        <Form.Item name="folder" label={t('folder')}>
          <Input maxLength={80} />
        </Form.Item>
      </Form>
      {create.isError && <ProblemAlert error={create.error} />}
    </Modal>
  );
}
