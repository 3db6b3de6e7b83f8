import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { LeadPicker, ProblemAlert } from '@/shared/components';
import { deskSettingsQuery, peopleQuery, useChoiceName } from '@/shared/work';
import { opportunitiesKey, type Opportunity } from '../api';
import { AmountField } from './AmountField';

interface Props {
  /** The one to change; a new one is made when there is none. */
  deal?: Opportunity;
  /** The lead a new one is opened with; asked for when not known. */
  lead?: number | undefined;
  onClose: (made?: string) => void;
}

interface Values {
  lead?: number;
  name?: string;
  company?: string;
  amount?: string;
  currency?: string;
  expectedClose?: Dayjs;
  stage?: string;
  owner?: string;
  note?: string;
}

/** Makes an opportunity with a lead, or changes one. */
export function EditDialog({ deal, lead, onClose }: Props) {
  const { t } = useTranslation('opportunities');
  const { message } = App.useApp();
  const client = useQueryClient();
  const name = useChoiceName();
  const settings = useQuery(deskSettingsQuery).data;
  const people = useQuery(peopleQuery).data ?? [];
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch('stage', form);
  const stage = settings?.pipeline.find((s) => s.id === chosen);
  const save = useMutation({
    mutationFn: ({ expectedClose, ...v }: Values) => {
      const body = { ...v, expectedClose: expectedClose?.format('YYYY-MM-DD') };
      return deal === undefined
        ? http.post<Opportunity>('/api/opportunities', { ...body, lead: v.lead ?? lead })
        : http.patch<Opportunity>(`/api/opportunities/${deal.id}`, body);
    },
    onSuccess: async (saved) => {
      void message.success(t('saved'));
      onClose(deal === undefined ? saved.id : undefined);
      await client.invalidateQueries({ queryKey: opportunitiesKey });
    },
  });
  const required = (field: 'amount' | 'expectedClose') =>
    deal === undefined && (stage?.required.includes(field) ?? false)
      ? [{ required: true, message: t('field.required') }]
      : [];
  if (settings === undefined) return null;
  return (
    <Modal
      open
      title={t(deal === undefined ? 'dialog.create' : 'dialog.edit')}
      onCancel={() => onClose()}
      onOk={form.submit}
      okButtonProps={{ loading: save.isPending }}
    >
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={
          deal === undefined
            ? { lead, stage: settings.pipeline[0]?.id }
            : {
                ...deal,
                amount: deal.amount?.amount,
                currency: deal.amount?.currency,
                expectedClose: deal.expectedClose === null ? undefined : dayjs(deal.expectedClose),
              }
        }
        onFinish={(v) => save.mutate(v)}
      >
        {deal === undefined && (
          <Form.Item
            name="lead"
            label={t('field.lead')}
            rules={[{ required: true, message: t('field.required') }]}
          >
            <LeadPicker label={t('field.lead')} known={lead} />
          </Form.Item>
        )}
        <Form.Item name="name" label={t('field.name')}>
          <Input maxLength={200} autoFocus={lead !== undefined} />
        </Form.Item>
        <Form.Item name="company" label={t('field.company')}>
          <Input maxLength={200} />
        </Form.Item>
        {deal === undefined && (
          <Form.Item name="stage" label={t('field.stage')}>
            <Select options={settings.pipeline.map((s) => ({ value: s.id, label: name(s) }))} />
          </Form.Item>
        )}
        <AmountField rules={required('amount')} />
        <Form.Item name="expectedClose" label={t('field.expectedClose')} rules={required('expectedClose')}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="owner" label={t('field.owner')}>
          <Select allowClear options={people.map((p) => ({ value: p.id, label: p.name }))} />
        </Form.Item>
        <Form.Item name="note" label={t('field.note')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
      {save.isError && <ProblemAlert error={save.error} />}
    </Modal>
  );
}
