import { ExportOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import css from './landing.module.css';

/** Where people find the page. */
export function Online({ address, open }: { address: string; open: boolean }) {
  const { t } = useTranslation('landing');
  return (
    <div className={css.online}>
      {!open && <Alert type="info" showIcon title={t('online.notOpen')} />}
      <Panel title={t('online.address')}>
        <p className={css.soft}>{t('online.hint')}</p>
        <Typography.Paragraph copyable code>
          {address}
        </Typography.Paragraph>
        <div className={css.row}>
          <Button icon={<ExportOutlined />} href={address} target="_blank" disabled={!open}>
            {t('online.look')}
          </Button>
          <Link to="/data/sources" search={{ tab: 'links', make: true }}>
            {t('online.link')}
          </Link>
        </div>
      </Panel>
    </div>
  );
}
