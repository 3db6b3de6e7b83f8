import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Written } from './model';

/** Whether people can see it, and whether something newer waits to be published. */
export function Standing({ of }: { of: Written }) {
  const { t } = useTranslation('writing');
  return (
    <>
      {of.published === null ? (
        <Tag variant="filled">{t('state.new')}</Tag>
      ) : of.open ? (
        <Tag color="green" variant="filled">
          {t('state.open', { version: of.published })}
        </Tag>
      ) : (
        <Tag variant="filled">{t('state.closed')}</Tag>
      )}
      {of.published !== null && of.draft !== null && (
        <Tag color="gold" variant="filled">
          {t('state.changed')}
        </Tag>
      )}
    </>
  );
}
