import { DownloadOutlined, UndoOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Popconfirm } from 'antd';
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
  const { id, state, counts, startedAt, endedAt, why, undone } = view.summary;
  const resume = useMutation({
    mutationFn: () => http.post<ImportView>(`/api/imports/${id}/start`),
    onSuccess: (next) => client.setQueryData(['imports', id], next),
  });
  const undo = useMutation({
    mutationFn: () => http.post<ImportView>(`/api/imports/${id}/undo`),
    onSuccess: (next) => client.setQueryData(['imports', id], next),
  });
  if (state === 'UNDONE') return <Undone view={view} />;
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
      {undone && <p className={css.soft}>{t('undo.partly')}</p>}
      <Numbers view={view} />
      {undo.isError && <ProblemAlert error={undo.error} />}
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
        {counts.created + counts.updated > 0 && (
          <Popconfirm
            title={t('undo.ask')}
            description={<div style={{ maxWidth: 380 }}>{t('undo.about')}</div>}
            okText={t('undo.go')}
            okButtonProps={{ danger: true }}
            onConfirm={() => undo.mutate()}
          >
            <Button icon={<UndoOutlined />} loading={undo.isPending}>
              {t('undo.go')}
            </Button>
          </Popconfirm>
        )}
        <Link to="/data">
          <Button type={state === 'DONE' ? 'primary' : 'default'}>{t('result.next')}</Button>
        </Link>
      </div>
      {counts.rejected > 0 && <p className={css.soft}>{t('result.downloadHint')}</p>}
    </Panel>
  );
}

/** An import that never was. */
function Undone({ view }: { view: ImportView }) {
  const { t } = useTranslation('data');
  const format = useFormat();
  const came = view.summary.undone;
  return (
    <Panel>
      <Alert
        type="info"
        showIcon
        title={t('undo.done', { by: came?.by ?? '–' })}
        description={
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            <li>{t('undo.removed', { text: format.number(came?.removed ?? 0) })}</li>
            <li>{t('undo.corrected', { text: format.number(came?.corrected ?? 0) })}</li>
            {came != null && came.kept > 0 && <li>{t('undo.kept', { text: format.number(came.kept) })}</li>}
          </ul>
        }
        style={{ marginBottom: 16 }}
      />
      <div className={css.row}>
        <Link to="/data">
          <Button type="primary">{t('result.next')}</Button>
        </Link>
      </div>
    </Panel>
  );
}
