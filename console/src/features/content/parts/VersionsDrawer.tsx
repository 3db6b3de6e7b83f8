import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorState, ListSkeleton, When } from '@/shared/components';
import { versionsQuery } from '../api';
import css from './editor.module.css';

interface Props {
  id: string;
  open: boolean;
  editable: boolean;
  onRestore: (number: number) => void;
  onClose: () => void;
}

/** Every version there was; any can become the draft again. */
export function VersionsDrawer({ id, open, editable, onRestore, onClose }: Props) {
  const { t } = useTranslation('content');
  const versions = useQuery({ ...versionsQuery(id), enabled: open });
  return (
    <Drawer open={open} title={t('versions')} onClose={onClose} size={420}>
      {versions.isPending && <ListSkeleton rows={4} />}
      {versions.isError && <ErrorState error={versions.error} onRetry={() => void versions.refetch()} />}
      <ol className={css.versions}>
        {(versions.data ?? []).map((version) => (
          <li key={version.number}>
            <div>
              <strong>{t('version', { number: version.number })}</strong>{' '}
              {version.publishedAt === null || version.publishedAt === undefined ? (
                <Tag>{t('draft')}</Tag>
              ) : (
                <When at={version.publishedAt} />
              )}
              <p>{version.email.subject}</p>
              {version.note !== null && version.note !== undefined && version.note !== '' && (
                <p className={css.hint}>{version.note}</p>
              )}
            </div>
            {editable && version.publishedAt !== null && version.publishedAt !== undefined && (
              <Button size="small" onClick={() => onRestore(version.number)}>
                {t('restore')}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Drawer>
  );
}
