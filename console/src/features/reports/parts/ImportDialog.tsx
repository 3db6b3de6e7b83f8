import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { Money, ProblemAlert } from '@/shared/components';
import { costsKey, type Imported } from '../costs';
import css from './reports.module.css';

const send = (csv: string, dryRun: boolean) =>
  http.post<Imported>('/api/costs/import', new Blob([csv], { type: 'text/csv' }), {
    query: { dryRun },
    headers: { 'Content-Type': 'text/csv;charset=UTF-8' },
  });

/** Text of a file: UTF-8, or GBK as Chinese spreadsheets write it. */
async function textOf(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gbk').decode(bytes);
  }
}

/** Brings in costs from a file, after showing what it would take and what it cannot read. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('reports');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [csv, setCsv] = useState('');
  const check = useMutation({ mutationFn: (text: string) => send(text, true) });
  const take = useMutation({
    mutationFn: () => send(csv, false),
    onSuccess: async ({ taken }) => {
      void message.success(t('costs.taken', { count: taken }));
      onClose();
      await client.invalidateQueries({ queryKey: costsKey });
    },
  });
  const seen = check.data;
  return (
    <Modal
      open
      width={640}
      title={t('costs.import')}
      okText={t('costs.take')}
      onCancel={onClose}
      onOk={() => take.mutate()}
      okButtonProps={{ disabled: seen === undefined || seen.taken === 0, loading: take.isPending }}
    >
      <p className={css.soft}>{t('costs.importHint')}</p>
      <Upload
        accept=".csv,.tsv,text/csv"
        maxCount={1}
        beforeUpload={(file) => {
          void textOf(file).then((text) => {
            setCsv(text);
            check.mutate(text);
          });
          return false;
        }}
      >
        <Button icon={<UploadOutlined />} loading={check.isPending}>
          {t('costs.choose')}
        </Button>
      </Upload>
      {seen !== undefined && (
        <>
          <p>
            <strong>{t('costs.preview', { count: seen.taken })}</strong>
          </p>
          <ul className={css.errors}>
            {seen.preview.slice(0, 5).map((c, i) => (
              <li key={i}>
                {[c.day, c.source, c.campaign].filter((v) => v !== '').join(' · ')}{' '}
                <Money value={{ amount: c.amount, currency: c.currency }} />
              </li>
            ))}
          </ul>
          {seen.rejected.length > 0 && (
            <Alert
              type="warning"
              title={t('costs.rejected', { count: seen.rejected.length })}
              description={
                <ul className={css.errors}>
                  {seen.rejected.map((r) => (
                    <li key={r.line}>{t('costs.line', { line: r.line, message: r.message })}</li>
                  ))}
                </ul>
              }
            />
          )}
        </>
      )}
      {(check.isError || take.isError) && <ProblemAlert error={check.error ?? take.error} />}
    </Modal>
  );
}
