import { Form, InputNumber, Select, Space, type FormRule } from 'antd';
import { useTranslation } from 'react-i18next';

const currencies = ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'SGD', 'TWD'];

/** An amount with its currency. The amount stays text, so that no cent is lost. */
export function AmountField({ rules }: { rules?: FormRule[] }) {
  const { t } = useTranslation('opportunities');
  return (
    <Form.Item
      label={t('field.amount')}
      required={rules?.some((r) => 'required' in r && r.required === true) ?? false}
    >
      <Space.Compact block>
        <Form.Item name="amount" noStyle {...(rules === undefined ? {} : { rules })}>
          <InputNumber<string>
            stringMode
            min="0"
            precision={2}
            style={{ width: '100%' }}
            aria-label={t('field.amount')}
          />
        </Form.Item>
        <Form.Item name="currency" noStyle>
          <Select
            style={{ width: 100 }}
            placeholder="CNY"
            aria-label={t('field.currency')}
            options={currencies.map((c) => ({ value: c, label: c }))}
          />
        </Form.Item>
      </Space.Compact>
    </Form.Item>
  );
}
