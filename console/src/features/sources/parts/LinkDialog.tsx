import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AutoComplete, DatePicker, Form, Input, InputNumber, Modal, Select, Space } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { campaignsKey, linksKey, type Campaign, type Kind, type ShortLink } from '../api';
import { useChannelOptions } from '../channels';

interface Values {
  kind: Kind;
  target: string;
  name?: string;
  code?: string;
  channel?: string;
  source?: string;
  medium?: string;
  campaign?: string;
  content?: string;
  keyword?: string;
  lead?: number;
  expiresAt?: Dayjs | null;
}

interface Props {
  marketing: boolean;
  onClose: () => void;
  onMade: (code: string) => void;
}

/** Makes a link. Colleagues outside marketing share pages under their own name. */
export function LinkDialog({ marketing, onClose, onMade }: Props) {
  const { t } = useTranslation('sources');
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const kind = Form.useWatch('kind', form) ?? (marketing ? 'CAMPAIGN' : 'EMPLOYEE');
  const save = useMutation({
    mutationFn: ({ expiresAt, ...rest }: Values) =>
      http.post<ShortLink>('/api/links', {
        ...rest,
        kind: marketing ? rest.kind : 'EMPLOYEE',
        expiresAt: expiresAt?.endOf('day').toISOString() ?? null,
      }),
    onSuccess: async (link) => {
      onClose();
      onMade(link.code);
      await client.invalidateQueries({ queryKey: linksKey });
    },
  });
  const required = [{ required: true, message: t('required') }];
  return (
    <Modal
      open
      title={t(marketing ? 'link.add' : 'link.share')}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('link.make')}
      okButtonProps={{ loading: save.isPending }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ kind }}
        onFinish={(values) => save.mutate(values)}
      >
        {marketing && (
          <Form.Item name="kind" label={t('link.kind')} extra={t(`kindHint.${kind}`)}>
            <Select
              options={(['CAMPAIGN', 'EMPLOYEE', 'REFERRAL'] as const).map((k) => ({
                value: k,
                label: t(`kind.${k}`),
              }))}
            />
          </Form.Item>
        )}
        <Form.Item
          name="target"
          label={t('link.target')}
          rules={[{ required: true, type: 'url', message: t('link.targetWrong') }]}
        >
          <Input maxLength={2000} placeholder="https://" autoFocus />
        </Form.Item>
        {kind === 'REFERRAL' && (
          <Form.Item name="lead" label={t('link.lead')} extra={t('link.leadHint')} rules={required}>
            <InputNumber min={1} precision={0} style={{ width: '100%' }} />
          </Form.Item>
        )}
        {kind === 'CAMPAIGN' && <OriginFields required={required} />}
        <Form.Item name="name" label={t('link.name')}>
          <Input maxLength={120} />
        </Form.Item>
        <Space.Compact block>
          <Form.Item name="code" label={t('link.code')} extra={t('link.codeHint')} style={{ flex: 1 }}>
            <Input maxLength={40} addonBefore="/l/" />
          </Form.Item>
          <Form.Item name="expiresAt" label={t('link.expires')} style={{ flex: 1 }}>
            <DatePicker style={{ width: '100%' }} />
          </Form.Item>
        </Space.Compact>
      </Form>
      {save.isError && <ProblemAlert error={save.error} />}
    </Modal>
  );
}

/** Channel, source and campaign, and what tells similar links apart. */
function OriginFields({ required }: { required: { required: boolean; message: string }[] }) {
  const { t } = useTranslation('sources');
  const form = Form.useFormInstance<Values>();
  const channels = useChannelOptions();
  const campaigns = useQuery({
    queryKey: [...campaignsKey, 'toChoose'],
    queryFn: ({ signal }) =>
      http.get<KeysetPage<Campaign>>('/api/campaigns', { query: { limit: 200 }, signal }),
  });
  const items = campaigns.data?.items ?? [];
  const take = (code: string) => {
    const plan = items.find((one) => one.plan.code === code)?.plan;
    if (plan === undefined) return;
    if (plan.channel !== '') form.setFieldValue('channel', plan.channel);
    if (plan.source !== '') form.setFieldValue('source', plan.source);
  };
  return (
    <>
      <Form.Item name="campaign" label={t('link.campaign')}>
        <AutoComplete
          onSelect={take}
          showSearch={{ filterOption: true }}
          options={items.map(({ plan }) => ({ value: plan.code, label: `${plan.name} · ${plan.code}` }))}
        />
      </Form.Item>
      <Space.Compact block>
        <Form.Item name="channel" label={t('link.channel')} rules={required} style={{ flex: 1 }}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={channels} />
        </Form.Item>
        <Form.Item name="source" label={t('link.source')} rules={required} style={{ flex: 1 }}>
          <Input maxLength={200} />
        </Form.Item>
      </Space.Compact>
      <Space.Compact block>
        <Form.Item name="medium" label={t('link.medium')} style={{ flex: 1 }}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="content" label={t('link.content')} style={{ flex: 1 }}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="keyword" label={t('link.keyword')} style={{ flex: 1 }}>
          <Input maxLength={200} />
        </Form.Item>
      </Space.Compact>
    </>
  );
}
