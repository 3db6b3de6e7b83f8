import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, DatePicker, Form, Input, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { deskSettingsQuery, useChoiceName, type PipelineStage } from '@/shared/work';
import { act, opportunitiesKey, titleOf, type Opportunity } from '../api';
import { AmountField } from './AmountField';

interface DialogProps {
  deal: Opportunity;
  onClose: () => void;
}

/** Sends one thing that happened to an opportunity, and looks at everything about opportunities anew. */
function useAct(deal: Opportunity, action: 'stage' | 'won' | 'lost' | 'reopen', onClose: () => void) {
  const { t } = useTranslation('opportunities');
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: object) => act(deal.id, action, body),
    onSuccess: async () => {
      onClose();
      void message.success(t(action === 'won' ? 'wonSaved' : 'saved'));
      await client.invalidateQueries({ queryKey: opportunitiesKey });
    },
  });
}

interface MoveForm {
  stage: string;
  amount?: string;
  currency?: string;
  expectedClose?: Dayjs;
}

/** Asks for what a stage needs before an opportunity may come there. */
export function MoveDialog({
  deal,
  stage,
  action,
  onClose,
}: DialogProps & { stage: PipelineStage; action: 'stage' | 'reopen' }) {
  const { t } = useTranslation('opportunities');
  const name = useChoiceName();
  const settings = useQuery(deskSettingsQuery).data;
  const [form] = Form.useForm<MoveForm>();
  const chosen = Form.useWatch('stage', form) ?? stage.id;
  const target = settings?.pipeline.find((s) => s.id === chosen) ?? stage;
  const move = useAct(deal, action, onClose);
  const rules = (field: 'amount' | 'expectedClose') => [
    { required: target.required.includes(field), message: t('field.required') },
  ];
  return (
    <Modal
      open
      title={action === 'reopen' ? t('dialog.reopen') : t('dialog.move', { stage: name(stage) })}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: move.isPending }}
    >
      <p>{action === 'reopen' ? titleOf(deal) : t('dialog.moveHint')}</p>
      <Form<MoveForm>
        form={form}
        layout="vertical"
        initialValues={{
          stage: stage.id,
          amount: deal.amount?.amount,
          currency: deal.amount?.currency,
          expectedClose: deal.expectedClose === null ? undefined : dayjs(deal.expectedClose),
        }}
        onFinish={(v) =>
          move.mutate({
            ...v,
            stage: v.stage ?? stage.id,
            expectedClose: v.expectedClose?.format('YYYY-MM-DD'),
          })
        }
      >
        {action === 'reopen' && (
          <Form.Item name="stage" label={t('field.stage')}>
            <Select options={settings?.pipeline.map((s) => ({ value: s.id, label: name(s) })) ?? []} />
          </Form.Item>
        )}
        <AmountField rules={rules('amount')} />
        <Form.Item name="expectedClose" label={t('field.expectedClose')} rules={rules('expectedClose')}>
          <DatePicker style={{ width: '100%' }} />
        </Form.Item>
      </Form>
      {move.isError && <ProblemAlert error={move.error} />}
    </Modal>
  );
}

interface WonForm {
  amount: string;
  currency?: string;
  on: Dayjs;
}

export function WonDialog({ deal, onClose }: DialogProps) {
  const { t } = useTranslation('opportunities');
  const [form] = Form.useForm<WonForm>();
  const won = useAct(deal, 'won', onClose);
  return (
    <Modal
      open
      title={`${t('dialog.won')}: ${titleOf(deal)}`}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('dialog.won')}
      okButtonProps={{ loading: won.isPending }}
    >
      <Form<WonForm>
        form={form}
        layout="vertical"
        initialValues={{ amount: deal.amount?.amount, currency: deal.amount?.currency, on: dayjs() }}
        onFinish={(v) => won.mutate({ ...v, on: v.on.format('YYYY-MM-DD') })}
      >
        <AmountField rules={[{ required: true, message: t('field.required') }]} />
        <Form.Item
          name="on"
          label={t('field.signed')}
          rules={[{ required: true, message: t('field.required') }]}
        >
          <DatePicker style={{ width: '100%' }} disabledDate={(day) => day.isAfter(dayjs(), 'day')} />
        </Form.Item>
      </Form>
      {won.isError && <ProblemAlert error={won.error} />}
    </Modal>
  );
}

export function LostDialog({ deal, onClose }: DialogProps) {
  const { t } = useTranslation('opportunities');
  const name = useChoiceName();
  const settings = useQuery(deskSettingsQuery).data;
  const [form] = Form.useForm<{ reason: string; note?: string }>();
  const lost = useAct(deal, 'lost', onClose);
  return (
    <Modal
      open
      title={`${t('dialog.lost')}: ${titleOf(deal)}`}
      onCancel={onClose}
      onOk={form.submit}
      okText={t('dialog.lost')}
      okButtonProps={{ loading: lost.isPending, danger: true }}
    >
      <Form form={form} layout="vertical" onFinish={(v) => lost.mutate(v)}>
        <Form.Item
          name="reason"
          label={t('field.reason')}
          rules={[{ required: true, message: t('field.required') }]}
        >
          <Select
            autoFocus
            options={settings?.lostReasons.map((r) => ({ value: r.id, label: name(r) })) ?? []}
          />
        </Form.Item>
        <Form.Item name="note" label={t('field.note')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </Form>
      {lost.isError && <ProblemAlert error={lost.error} />}
    </Modal>
  );
}
