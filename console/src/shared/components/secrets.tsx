import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

/** A secret as the API shows it, never its value, and as it is sent: as shown it stays what it is. */
export type SecretForm = { set: boolean } | { value: string } | null;

/** What to send: what was typed, or what stands there. */
export const secretOf = (kept: SecretForm | undefined, typed: string | undefined): SecretForm =>
  typed !== undefined && typed !== '' ? { value: typed } : (kept ?? null);

interface Props {
  name: string;
  label: string;
  extra?: string | undefined;
  kept: SecretForm | undefined;
}

/** A field for a secret; one that is set stays unless another is typed. */
export function SecretField({ name, label, extra, kept }: Props) {
  const { t } = useTranslation('common');
  return (
    <Form.Item name={name} label={label} extra={extra}>
      <Input.Password autoComplete="new-password" placeholder={kept ? t('secretKept') : ''} />
    </Form.Item>
  );
}
