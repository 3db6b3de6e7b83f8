import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { Panel, ProblemAlert } from '@/shared/components';
import { useFormat } from '@/shared/format';
import type { ImportView } from '../api';
import css from '../data.module.css';
import { Numbers } from './Numbers';

/** An import under way. It is the server's work: leaving the page does not stop it. */
export function Running({ view }: { view: ImportView }) {
  const { t } = useTranslation('data');
  const format = useFormat();
  const client = useQueryClient();
  const { counts, id } = view.summary;
  const stop = useMutation({
    mutationFn: () => http.post<ImportView>(`/api/imports/${id}/cancel`),
    onSuccess: (next) => client.setQueryData(['imports', id], next),
  });
  const percent = counts.total === 0 ? 0 : Math.floor((counts.done / counts.total) * 100);
  return (
    <Panel title={t('progress.title', { name: view.summary.name })}>
      <div role="status">
        <Progress percent={percent} status="active" />
        <p>
          {t('progress.rows', { done: format.number(counts.done), total: format.number(counts.total) })}{' '}
          <span className={css.soft}>{t('progress.leave')}</span>
        </p>
      </div>
      <Numbers view={view} />
      {stop.isError && <ProblemAlert error={stop.error} />}
      <Popconfirm title={t('progress.stopAsk')} okText={t('progress.stop')} onConfirm={() => stop.mutate()}>
        <Button loading={stop.isPending}>{t('progress.stop')}</Button>
      </Popconfirm>
    </Panel>
  );
}
