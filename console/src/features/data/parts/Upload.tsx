import { InboxOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Progress } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '@/shared/components';
import { upload, type ImportView } from '../api';
import css from '../data.module.css';

/** Takes a file by drop or choice and shows how far it is sent. */
export function Upload({ onUploaded }: { onUploaded: (view: ImportView) => void }) {
  const { t } = useTranslation('data');
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (file: File) => upload(file, setShare),
    onSuccess: (view) => {
      client.setQueryData(['imports', view.summary.id], view);
      onUploaded(view);
    },
  });
  const begin = (file: File | undefined) => {
    if (file === undefined || send.isPending) return;
    setShare(0);
    send.mutate(file);
  };
  const dragged = (e: DragEvent, on: boolean) => {
    e.preventDefault();
    setOver(on);
  };
  return (
    <>
      {send.isError && (
        <div style={{ marginBottom: 16 }}>
          <ProblemAlert error={send.error} />
        </div>
      )}
      <button
        type="button"
        className={over ? `${css.drop} ${css.over}` : css.drop}
        disabled={send.isPending}
        onClick={() => input.current?.click()}
        onDragOver={(e) => dragged(e, true)}
        onDragLeave={(e) => dragged(e, false)}
        onDrop={(e) => {
          dragged(e, false);
          begin(e.dataTransfer.files[0]);
        }}
      >
        <InboxOutlined style={{ fontSize: 34, color: 'var(--h-accent)' }} aria-hidden />
        {send.isPending ? (
          <div role="status">
            <div className={css.dropTitle}>
              {t(share < 1 ? 'upload.sending' : 'upload.reading', { name: send.variables.name })}
            </div>
            <Progress percent={Math.round(share * 100)} status="active" style={{ maxWidth: 420 }} />
          </div>
        ) : (
          <>
            <div className={css.dropTitle}>{t('upload.title')}</div>
            <div className={css.soft}>{t('upload.hint')}</div>
          </>
        )}
      </button>
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        hidden
        data-testid="import-file"
        onChange={(e) => {
          begin(e.target.files?.[0]);
          e.target.value = '';
        }}
      />
    </>
  );
}
