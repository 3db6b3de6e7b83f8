import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Space } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  name: string;
  label: string;
  hint: string;
  from: string;
  to: string;
}

/** Names on one side and what they are on the other. */
export function Pairs({ name, label, hint, from, to }: Props) {
  const { t } = useTranslation('ads');
  return (
    <Form.Item label={label} extra={hint}>
      <Form.List name={name}>
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <Space key={field.key} style={{ display: 'flex' }} align="baseline">
                <Form.Item name={[field.name, 'from']} noStyle>
                  <Input maxLength={200} placeholder={from} aria-label={from} />
                </Form.Item>
                <span aria-hidden>{'→'}</span>
                <Form.Item name={[field.name, 'to']} noStyle>
                  <Input maxLength={200} placeholder={to} aria-label={to} />
                </Form.Item>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('remove')}
                  onClick={() => remove(field.name)}
                />
              </Space>
            ))}
            <Button
              type="dashed"
              size="small"
              icon={<PlusOutlined />}
              onClick={() => add({ from: '', to: '' })}
            >
              {t('addPair')}
            </Button>
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
