import { DesktopOutlined, FileTextOutlined, MobileOutlined } from '@ant-design/icons';
import { Segmented, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rendered } from '../api';
import css from './editor.module.css';

type Look = 'desktop' | 'phone' | 'text';

/** The mail as its reader would see it, in a frame that can run nothing. */
export function Preview({
  rendered,
  busy,
  from,
}: {
  rendered: Rendered | undefined;
  busy: boolean;
  from: string;
}) {
  const { t } = useTranslation('content');
  const [look, setLook] = useState<Look>('desktop');
  return (
    <div className={css.preview}>
      <div className={css.previewHead}>
        <div className={css.inbox}>
          <strong>{from}</strong>
          <span>{rendered?.subject === '' ? t('noSubject') : rendered?.subject}</span>
          <small>{rendered?.preheader}</small>
        </div>
        <Segmented<Look>
          value={look}
          aria-label={t('look')}
          onChange={setLook}
          options={[
            { value: 'desktop', icon: <DesktopOutlined />, title: t('desktop') },
            { value: 'phone', icon: <MobileOutlined />, title: t('phone') },
            { value: 'text', icon: <FileTextOutlined />, title: t('asText') },
          ]}
        />
      </div>
      <Spin spinning={busy} delay={400}>
        <div className={css.stage}>
          {look === 'text' ? (
            <pre className={css.plain}>{rendered?.text}</pre>
          ) : (
            <iframe
              title={t('preview')}
              className={look === 'phone' ? `${css.frame} ${css.phone}` : css.frame}
              sandbox=""
              srcDoc={rendered?.html ?? ''}
            />
          )}
        </div>
      </Spin>
    </div>
  );
}
