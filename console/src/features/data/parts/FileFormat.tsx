import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { useFormat } from '@/shared/format';
import type { ImportView } from '../api';
import css from '../data.module.css';

const charsets = ['UTF-8', 'GB18030', 'windows-1252', 'UTF-16LE', 'UTF-16BE', 'Big5', 'Shift_JIS'];

/** How the file was read, to be corrected when it was guessed wrong. */
export function FileFormat({ view }: { view: ImportView }) {
  const { t } = useTranslation('data');
  const format = useFormat();
  const client = useQueryClient();
  const reread = useMutation({
    mutationFn: (change: { charset: string; delimiter: string; sheet?: number }) =>
      http.put<ImportView>(`/api/imports/${view.summary.id}/format`, change),
    onSuccess: (next) => client.setQueryData(['imports', view.summary.id], next),
  });
  const how = { charset: view.charset, delimiter: view.delimiter };
  const delimiters = [
    { value: ',', label: t('file.comma') },
    { value: ';', label: t('file.semicolon') },
    { value: '\t', label: t('file.tab') },
    { value: '|', label: t('file.bar') },
  ];
  return (
    <>
      <div className={css.between}>
        <span>
          {t('file.summary', {
            rows: format.number(view.file.rows),
            columns: format.number(view.file.columns.length),
          })}
          {view.file.faulty > 0 && (
            <span className={css.bad}> · {t('file.faulty', { count: view.file.faulty })}</span>
          )}
          {!view.file.whole && <span className={css.soft}> · {t('file.wholeNot')}</span>}
        </span>
        <span className={css.row}>
          {view.sheets.length > 1 && (
            <label>
              <span className={css.soft}>{t('file.sheet')} </span>
              <Select
                size="small"
                aria-label={t('file.sheet')}
                style={{ width: 180 }}
                value={view.sheet}
                loading={reread.isPending}
                options={view.sheets.map((label, value) => ({ value, label }))}
                onChange={(sheet: number) => reread.mutate({ ...how, sheet })}
              />
            </label>
          )}
          <label>
            <span className={css.soft}>{t('file.charset')} </span>
            <Select
              size="small"
              aria-label={t('file.charset')}
              style={{ width: 140 }}
              value={view.charset}
              loading={reread.isPending}
              options={[...new Set([view.charset, ...charsets])].map((value) => ({ value, label: value }))}
              onChange={(charset: string) => reread.mutate({ ...how, charset })}
            />
          </label>
          <label>
            <span className={css.soft}>{t('file.delimiter')} </span>
            <Select
              size="small"
              aria-label={t('file.delimiter')}
              style={{ width: 120 }}
              value={view.delimiter}
              loading={reread.isPending}
              options={delimiters}
              onChange={(delimiter: string) => reread.mutate({ ...how, delimiter })}
            />
          </label>
        </span>
      </div>
      {reread.isError && <ProblemAlert error={reread.error} />}
    </>
  );
}
