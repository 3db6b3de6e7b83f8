import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { keysQuery, type WriteKey } from '../api';

interface Values {
  name: string;
  origins?: string[];
}

interface Props {
  /** The one to change; a new one is made when there is none. */
  of?: WriteKey | undefined;
  onClose: (made?: WriteKey) => void;
}

/** Makes a key or changes its name and the sites that may use it. */
export function KeyDialog({ of, onClose }: Props) {
  const { t } = useTranslation('settings');
  const { t: common } = useTranslation('common');
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: (values: Values) =>
      of === undefined
        ? http.post<WriteKey>('/api/write-keys', values)
        : http.put<WriteKey>(`/api/write-keys/${of.id}`, values),
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: keysQuery.queryKey });
      onClose(of === undefined ? saved : undefined);
    },
  });
  return (
    <Modal
      open
      title={of === undefined ? t('keys.add') : t('keys.change')}
      okText={common('action.save')}
      cancelText={common('action.cancel')}
      onCancel={() => onClose()}
      onOk={form.submit}
      okButtonProps={{ loading: save.isPending }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: of?.name ?? '', origins: of?.origins ?? [] }}
        onFinish={(values) => save.mutate(values)}
        validateTrigger="onSubmit"
      >
        <Form.Item
          name="name"
          label={t('keys.name')}
          extra={t('keys.nameHint')}
          rules={[{ required: true, message: t('needed') }]}
        >
          <Input autoFocus maxLength={120} />
        </Form.Item>
        <Form.Item name="origins" label={t('keys.origins')} extra={t('keys.originsHint')}>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={[' ', ',', ';']}
            placeholder="https://www.example.com"
          />
        </Form.Item>
        {save.isError && <ProblemAlert error={save.error} />}
      </Form>
    </Modal>
  );
}
