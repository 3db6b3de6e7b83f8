import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, ListSkeleton } from '@/shared/components';
import { capturedQuery, type Captured } from '../api';
import css from './editor.module.css';

/** A kept message as a mail program would show it, and as it would have gone over the wire. */
export function CapturedDrawer({
  captured,
  onClose,
}: {
  captured: Captured | undefined;
  onClose: () => void;
}) {
  const { t } = useTranslation('content');
  return (
    <Drawer
      open={captured !== undefined}
      title={captured?.subject}
      size={760}
      onClose={onClose}
      extra={
        captured !== undefined && (
          <Button href={`/api/email/captured/${String(captured.id)}/raw`}>{t('messages.download')}</Button>
        )
      }
    >
      {captured !== undefined && <View id={captured.id} />}
    </Drawer>
  );
}

function View({ id }: { id: number }) {
  const { t } = useTranslation('content');
  const [look, setLook] = useState<'html' | 'text' | 'headers'>('html');
  const view = useQuery(capturedQuery(id));
  if (view.isPending) return <ListSkeleton />;
  if (view.isError) return <ErrorState error={view.error} onRetry={() => void view.refetch()} />;
  return (
    <div className={css.captured}>
      <Segmented
        value={look}
        aria-label={t('look')}
        onChange={setLook}
        options={[
          { value: 'html', label: t('preview') },
          { value: 'text', label: t('asText') },
          { value: 'headers', label: t('messages.headers') },
        ]}
      />
      {look === 'html' && (
        <iframe title={t('preview')} className={css.frame} sandbox="" srcDoc={view.data.html} />
      )}
      {look === 'text' && <pre className={css.plain}>{view.data.text}</pre>}
      {look === 'headers' && (
        <dl className={css.headers}>
          {view.data.headers.map((header, i) => (
            <div key={i}>
              <dt>{header.name}</dt>
              <dd>{header.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
