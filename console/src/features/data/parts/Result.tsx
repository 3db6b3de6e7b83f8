import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { Panel, ProblemAlert } from '@/shared/components';
import { useFormat } from '@/shared/format';
import type { ImportView } from '../api';
import css from '../data.module.css';
import { Numbers } from './Numbers';

/** What came of an import, and what to do with the rows that were not taken. */
export function Result({ view }: { view: ImportView }) {
  const { t } = useTranslation('data');
  const format = useFormat();
  const client = useQueryClient();
  const { id, state, counts, startedAt, endedAt, why } = view.summary;
  const resume = useMutation({
    mutationFn: () => http.post<ImportView>(`/api/imports/${id}/start`),
    onSuccess: (next) => client.setQueryData(['imports', id], next),
  });
  const gone = why === 'file-gone';
  const said = state === 'DONE' ? 'done' : gone ? 'gone' : state === 'FAILED' ? 'failed' : 'stopped';
  const seconds =
    startedAt && endedAt ? (new Date(endedAt).getTime() - new Date(startedAt).getTime()) / 1000 : undefined;
  return (
    <Panel>
      <Alert
        type={state === 'DONE' ? 'success' : state === 'FAILED' ? 'error' : 'warning'}
        showIcon
        title={t(`result.${said}`)}
        {...(state === 'DONE' && seconds !== undefined
          ? { description: t('result.took', { time: format.duration(Math.max(1, seconds)) }) }
          : {})}
      />
      <Numbers view={view} />
      {resume.isError && <ProblemAlert error={resume.error} />}
      <div className={css.row}>
        {state !== 'DONE' && !gone && (
          <Button type="primary" loading={resume.isPending} onClick={() => resume.mutate()}>
            {t('result.resume')}
          </Button>
        )}
        {counts.rejected > 0 && (
          <Button
            icon={<DownloadOutlined />}
            href={`/api/imports/${id}/rejected.csv`}
            download
            title={t('result.downloadHint')}
          >
            {t('result.download')}
          </Button>
        )}
        {startedAt && (
          <Link to="/leads">
            <Button>{t('result.leads')}</Button>
          </Link>
        )}
        <Link to="/data">
          <Button type={state === 'DONE' ? 'primary' : 'default'}>{t('result.next')}</Button>
        </Link>
      </div>
      {counts.rejected > 0 && <p className={css.soft}>{t('result.downloadHint')}</p>}
    </Panel>
  );
}
