import { useMutation } from '@tanstack/react-query';
import { Alert, Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { useSession } from '@/shared/session';
import { content, type Email } from '../api';

interface Props {
  open: boolean;
  id: string;
  email: Email;
  lead: string | undefined;
  onClose: () => void;
}

/** Sends the mail as it stands to a colleague. */
export function TestSendDialog({ open, id, email, lead, onClose }: Props) {
  const { t } = useTranslation('content');
  const session = useSession();
  const [form] = Form.useForm<{ to: string }>();
  const send = useMutation({ mutationFn: (to: string) => content.testSend(id, email, to, lead) });
  const done = send.data !== undefined;
  const fine = done && (send.data.came === 'SENT' || send.data.came === 'CAPTURED');
  const close = () => {
    send.reset();
    onClose();
  };
  return (
    <Modal
      open={open}
      title={t('testSend')}
      okText={t('send')}
      onOk={() => form.submit()}
      confirmLoading={send.isPending}
      onCancel={close}
      destroyOnHidden
    >
      <Form<{ to: string }>
        form={form}
        layout="vertical"
        initialValues={{ to: session?.user.email ?? '' }}
        onFinish={({ to }) => send.mutate(to)}
      >
        <Form.Item name="to" label={t('to')} rules={[{ required: true, message: t('toMissing') }]}>
          <Input type="email" autoComplete="email" />
        </Form.Item>
      </Form>
      {done && (
        <Alert
          showIcon
          type={fine ? 'success' : 'error'}
          title={t(`came.${send.data.came}`)}
          description={send.data.detail}
        />
      )}
      {send.isError && <ProblemAlert error={send.error} />}
    </Modal>
  );
}
