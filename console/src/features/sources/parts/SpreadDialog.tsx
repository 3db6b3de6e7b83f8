import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, DatePicker, Form, Input, InputNumber, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { campaignsKey, type Campaign } from '../api';
import css from './sources.module.css';

interface Values {
  period: [Dayjs, Dayjs];
  amount: string;
  source: string;
  note?: string;
}

/** Enters what a campaign cost over a stretch of days; every day gets its share. */
export function SpreadDialog({ campaign, onClose }: { campaign: Campaign; onClose: () => void }) {
  const { t } = useTranslation('sources');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const { plan } = campaign;
  const period = Form.useWatch('period', form);
  const amount = Form.useWatch('amount', form);
  const save = useMutation({
    mutationFn: (values: Values) =>
      http.post('/api/costs/spread', {
        whole: {
          day: values.period[0].format('YYYY-MM-DD'),
          channel: plan.channel,
          source: values.source,
          campaign: plan.code,
          amount: values.amount,
          currency: plan.currency,
          note: values.note,
        },
        last: values.period[1].format('YYYY-MM-DD'),
      }),
    onSuccess: async () => {
      void message.success(t('spread.saved'));
      onClose();
      await Promise.all([
        client.invalidateQueries({ queryKey: campaignsKey }),
        client.invalidateQueries({ queryKey: ['reports', 'revenue'] }),
      ]);
    },
  });
  const days = period?.[0] && period[1] ? period[1].diff(period[0], 'day') + 1 : 0;
  const required = [{ required: true, message: t('required') }];
  return (
    <Modal
      open
      title={t('spread.title', { name: plan.name })}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: save.isPending }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          period: [
            plan.startsOn === null ? dayjs() : dayjs(plan.startsOn),
            plan.endsOn === null ? dayjs() : dayjs(plan.endsOn),
          ],
          amount: plan.budget ?? undefined,
          source: plan.source,
        }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item name="period" label={t('spread.days')} rules={required}>
          <DatePicker.RangePicker allowClear={false} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="amount" label={t('spread.amount')} rules={required}>
          <InputNumber<string> stringMode min="0" precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="source" label={t('campaign.source')} extra={t('spread.sourceHint')} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="note" label={t('spread.note')}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      {days > 0 && amount !== undefined && amount !== null && (
        <p className={css.soft}>
          {t('spread.each', { count: days, share: (Number(amount) / days).toFixed(2) })}
        </p>
      )}
      <p className={css.soft}>{t('spread.replaces')}</p>
      {save.isError && <ProblemAlert error={save.error} />}
    </Modal>
  );
}
