import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, ProblemAlert } from '@/shared/components';
import { Link } from '@tanstack/react-router';
import { targetsQuery, type ImportView, type Preview } from '../api';
import css from '../data.module.css';
import { identifies, startingMapping } from '../mapping';
import { ConstantValues } from './ConstantValues';
import { FileFormat } from './FileFormat';
import { MappingTable } from './MappingTable';
import { PreviewResult } from './PreviewResult';
import { ReadingOptions } from './ReadingOptions';

/** Says what the columns mean, tries it out, starts. */
export function Wizard({ view }: { view: ImportView }) {
  const { t } = useTranslation('data');
  const { modal } = App.useApp();
  const client = useQueryClient();
  const targets = useQuery(targetsQuery);
  const [mapping, setMapping] = useState(() => startingMapping(view));
  const id = view.summary.id;
  const tryOut = useMutation({
    mutationFn: async () => {
      await http.put(`/api/imports/${id}/mapping`, mapping);
      return http.post<Preview>(`/api/imports/${id}/preview?rows=5000`);
    },
  });
  const start = useMutation({
    mutationFn: () => http.post<ImportView>(`/api/imports/${id}/start`),
    onSuccess: (started) => client.setQueryData(['imports', id], started),
  });
  if (view.file.rows === 0) {
    return (
      <>
        {view.sheets.length > 1 && <FileFormat view={view} />}
        <EmptyState
          picture="people"
          action={
            <Link to="/data">
              <Button type="primary">{t('wizard.anotherFile')}</Button>
            </Link>
          }
        >
          {t('file.norows')}
        </EmptyState>
      </>
    );
  }
  if (targets.isPending) return <ListSkeleton />;
  if (targets.isError) return <ErrorState error={targets.error} onRetry={() => void targets.refetch()} />;
  const begin = () => {
    if (mapping.options.historic) start.mutate();
    else
      void modal.confirm({
        title: t('wizard.liveAsk'),
        okText: t('wizard.live'),
        onOk: () => start.mutate(),
      });
  };
  const step = tryOut.isSuccess ? 1 : 0;
  return (
    <>
      <Steps
        size="small"
        current={step}
        items={[{ title: t('step.columns') }, { title: t('step.preview') }, { title: t('step.run') }]}
        style={{ marginBottom: 20, maxWidth: 640 }}
      />
      {step === 0 && (
        <>
          <FileFormat view={view} />
          {view.earlier != null && mapping !== view.earlier.mapping && (
            <Alert
              type="info"
              showIcon
              style={{ marginBottom: 16 }}
              title={t('wizard.earlier', { name: view.earlier.name, by: view.earlier.by })}
              action={
                <Button size="small" onClick={() => view.earlier != null && setMapping(view.earlier.mapping)}>
                  {t('wizard.useEarlier')}
                </Button>
              }
            />
          )}
          <MappingTable view={view} targets={targets.data} mapping={mapping} onChange={setMapping} />
          <div className={css.grid}>
            <ConstantValues targets={targets.data} mapping={mapping} onChange={setMapping} />
            <ReadingOptions mapping={mapping} onChange={setMapping} />
          </div>
          {tryOut.isError && <ProblemAlert error={tryOut.error} />}
          <div className={css.between}>
            {identifies(mapping) ? <span /> : <Alert type="warning" showIcon title={t('wizard.nobody')} />}
            <Button
              type="primary"
              size="large"
              disabled={!identifies(mapping)}
              loading={tryOut.isPending}
              onClick={() => tryOut.mutate()}
            >
              {t('wizard.tryOut')}
            </Button>
          </div>
        </>
      )}
      {tryOut.isSuccess && (
        <>
          <PreviewResult preview={tryOut.data} targets={targets.data} />
          {start.isError && <ProblemAlert error={start.error} />}
          <div className={css.between}>
            <Button onClick={() => tryOut.reset()}>{t('wizard.back')}</Button>
            <Button
              type="primary"
              size="large"
              loading={start.isPending}
              disabled={tryOut.data.taken === 0}
              onClick={begin}
            >
              {t('wizard.start', { count: view.file.rows })}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
