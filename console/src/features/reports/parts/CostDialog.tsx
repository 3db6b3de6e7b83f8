import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { costsKey, currencies, type Cost } from '../costs';

type Values = Omit<Cost, 'id' | 'day'> & { day: Dayjs };

/** Enters a cost, or changes one. */
export function CostDialog({ cost, onClose }: { cost?: Cost; onClose: () => void }) {
  const { t } = useTranslation('reports');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: ({ day, ...rest }: Values) => {
      const body = { ...rest, day: day.format('YYYY-MM-DD') };
      return cost === undefined ? http.post('/api/costs', [body]) : http.put(`/api/costs/${cost.id}`, body);
    },
    onSuccess: async () => {
      void message.success(t('costs.saved'));
      onClose();
      await client.invalidateQueries({ queryKey: costsKey });
    },
  });
  const required = [{ required: true, message: t('costs.required') }];
  return (
    <Modal
      open
      title={t(cost === undefined ? 'costs.add' : 'costs.edit')}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: save.isPending }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={cost === undefined ? { day: dayjs() } : { ...cost, day: dayjs(cost.day) }}
        onFinish={(v) => save.mutate(v)}
      >
        <Form.Item name="day" label={t('costs.day')} rules={required}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="source" label={t('costs.source')} extra={t('costs.sourceHint')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="channel" label={t('costs.channel')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="campaign" label={t('costs.campaign')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="amount" label={t('costs.amount')} rules={required}>
          <InputNumber<string> stringMode min="0" precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="currency" label={t('costs.currency')}>
          <Select allowClear options={currencies.map((c) => ({ value: c, label: c }))} />
        </Form.Item>
        <Form.Item name="note" label={t('costs.note')}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      {save.isError && <ProblemAlert error={save.error} />}
    </Modal>
  );
}
