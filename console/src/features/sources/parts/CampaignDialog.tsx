import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, DatePicker, Form, Input, InputNumber, Modal, Select, Space } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { peopleQuery } from '@/shared/work';
import { campaignsKey, type Campaign, type Plan } from '../api';
import { useChannelOptions } from '../channels';

type Values = Omit<Plan, 'startsOn' | 'endsOn'> & { period: [Dayjs | null, Dayjs | null] | null };

const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'TWD'];
const day = (d: Dayjs | null | undefined) => d?.format('YYYY-MM-DD') ?? null;

/** Plans a campaign, or changes one. */
export function CampaignDialog({
  campaign,
  code,
  onClose,
}: {
  campaign?: Campaign;
  code?: string;
  onClose: () => void;
}) {
  const { t } = useTranslation('sources');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const channels = useChannelOptions();
  const people = useQuery(peopleQuery).data ?? [];
  const save = useMutation({
    mutationFn: ({ period, ...rest }: Values) => {
      const body = { ...rest, startsOn: day(period?.[0]), endsOn: day(period?.[1]) };
      return campaign === undefined
        ? http.post('/api/campaigns', body)
        : http.put(`/api/campaigns/${campaign.id}`, body);
    },
    onSuccess: async () => {
      void message.success(t('campaign.saved'));
      onClose();
      await client.invalidateQueries({ queryKey: campaignsKey });
    },
  });
  const plan = campaign?.plan;
  const required = [{ required: true, message: t('required') }];
  return (
    <Modal
      open
      title={t(campaign === undefined ? 'campaign.add' : 'campaign.edit')}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: save.isPending }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{
          code,
          ...plan,
          period: [
            plan?.startsOn == null ? null : dayjs(plan.startsOn),
            plan?.endsOn == null ? null : dayjs(plan.endsOn),
          ],
        }}
        onFinish={(values) => save.mutate(values)}
      >
        <Form.Item name="name" label={t('campaign.name')} rules={required}>
          <Input maxLength={120} autoFocus />
        </Form.Item>
        <Form.Item name="code" label={t('campaign.code')} extra={t('campaign.codeHint')} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="period" label={t('campaign.period')}>
          <DatePicker.RangePicker allowEmpty={[true, true]} style={{ width: '100%' }} />
        </Form.Item>
        <Space.Compact block>
          <Form.Item name="channel" label={t('campaign.channel')} style={{ flex: 1 }}>
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={channels} />
          </Form.Item>
          <Form.Item name="source" label={t('campaign.source')} style={{ flex: 1 }}>
            <Input maxLength={120} />
          </Form.Item>
        </Space.Compact>
        <Space.Compact block>
          <Form.Item name="budget" label={t('campaign.budget')} style={{ flex: 2 }}>
            <InputNumber<string> stringMode min="0" precision={2} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item name="currency" label={t('campaign.currency')} style={{ flex: 1 }}>
            <Select allowClear options={currencies.map((c) => ({ value: c, label: c }))} />
          </Form.Item>
          <Form.Item name="goal" label={t('campaign.goal')} style={{ flex: 1 }}>
            <InputNumber min={1} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        </Space.Compact>
        <Form.Item name="owner" label={t('campaign.owner')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={people.map((p) => ({ value: p.id, label: p.name }))}
          />
        </Form.Item>
        <Form.Item name="notes" label={t('campaign.notes')}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
        {campaign !== undefined && (
          <Form.Item name="archived" valuePropName="checked">
            <Checkbox>{t('campaign.archive')}</Checkbox>
          </Form.Item>
        )}
      </Form>
      {save.isError && <ProblemAlert error={save.error} />}
    </Modal>
  );
}
