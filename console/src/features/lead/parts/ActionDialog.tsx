import { Form, Input, Modal, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import type { Action } from '../api';

export interface Asked {
  action: Action;
  options: { value: string; label: string; disabled?: boolean }[];
}

/** Under which name an action's choice travels. */
const choiceKey: Partial<Record<Action, string>> = {
  reject: 'reason',
  call: 'outcome',
  stage: 'stage',
  assign: 'owner',
  tag: 'tag',
  untag: 'tag',
  enrol: 'journey',
};
const noted = new Set<Action>(['accept', 'reject', 'call', 'stage']);

interface Props {
  asked: Asked;
  busy: boolean;
  error: unknown;
  reasonRequired: (stage: string) => boolean;
  /** What may be chosen as the reason for a move; empty for any words. */
  reasonsOf: (stage: string) => readonly string[];
  onClose: () => void;
  onRun: (body: Record<string, unknown>) => void;
}

/** Asks what an action needs. */
export function ActionDialog({ asked, busy, error, reasonRequired, reasonsOf, onClose, onRun }: Props) {
  const { t } = useTranslation('lead');
  const [form] = Form.useForm<{ choice?: string; text?: string }>();
  const key = choiceKey[asked.action];
  const choice = Form.useWatch('choice', form);
  const mustSay =
    asked.action === 'note' || (asked.action === 'stage' && choice !== undefined && reasonRequired(choice));
  const reasons = asked.action === 'stage' && choice !== undefined ? reasonsOf(choice) : [];
  const send = (values: { choice?: string; text?: string }) =>
    onRun({
      ...(key === undefined ? {} : { [key]: values.choice }),
      ...(values.text === undefined || values.text.trim() === ''
        ? {}
        : { [asked.action === 'note' ? 'text' : 'note']: values.text.trim() }),
    });
  return (
    <Modal
      open
      title={t(`action.${asked.action}`)}
      okText={t('action.save')}
      okButtonProps={{ loading: busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      destroyOnHidden
    >
      <Form form={form} layout="vertical" onFinish={send} requiredMark={false}>
        {key !== undefined && (
          <Form.Item
            name="choice"
            label={t(`ask.${asked.action}`)}
            rules={[{ required: true, message: t('ask.required') }]}
          >
            <Select
              autoFocus
              showSearch={{ optionFilterProp: 'label' }}
              options={asked.options}
              onChange={() => asked.action === 'stage' && form.setFieldValue('text', undefined)}
            />
          </Form.Item>
        )}
        {(noted.has(asked.action) || asked.action === 'note') && (
          <Form.Item
            name="text"
            label={t(reasons.length > 0 ? 'ask.reason' : asked.action === 'note' ? 'ask.note' : 'ask.remark')}
            rules={mustSay ? [{ required: true, whitespace: true, message: t('ask.required') }] : []}
          >
            {reasons.length > 0 ? (
              <Select
                allowClear={!mustSay}
                options={reasons.map((reason) => ({ value: reason, label: reason }))}
              />
            ) : (
              <Input.TextArea
                autoFocus={key === undefined}
                autoSize={{ minRows: 2, maxRows: 8 }}
                maxLength={4000}
              />
            )}
          </Form.Item>
        )}
      </Form>
      {error !== null && error !== undefined && <ProblemAlert error={error} />}
    </Modal>
  );
}
