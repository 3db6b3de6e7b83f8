import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from '../data.module.css';

/** Text to be copied into a page. */
export function Code({ text, label }: { text: string; label: string }) {
  const { t } = useTranslation('data');
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className={css.code}>
      <pre aria-label={label}>{text}</pre>
      <Button
        className={css.copy ?? ''}
        size="small"
        icon={copied ? <CheckOutlined /> : <CopyOutlined />}
        onClick={() => void copy()}
      >
        {t(copied ? 'tracking.copied' : 'tracking.copy')}
      </Button>
    </div>
  );
}
