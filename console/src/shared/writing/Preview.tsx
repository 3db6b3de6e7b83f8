import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ErrorState, Panel } from '@/shared/components';
import css from './writing.module.css';

const PAUSE = 300;

interface Props {
  /** What answers with its HTML. */
  path: string;
  /** What it is asked with, besides the language. */
  body: Record<string, unknown>;
}

/** How it looks to people, a moment after the last key; nothing can be sent from it. */
export function Preview({ path, body }: Props) {
  const { t, i18n } = useTranslation('writing');
  const [language, setLanguage] = useState(i18n.language.startsWith('zh') ? 'zh-CN' : 'en');
  const [narrow, setNarrow] = useState(false);
  const [settled, setSettled] = useState(body);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(body), PAUSE);
    return () => window.clearTimeout(timer);
  }, [body]);
  const look = useQuery({
    queryKey: ['preview', path, settled, language],
    queryFn: ({ signal }) => http.post<{ html: string }>(path, { ...settled, language }, { signal }),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return (
    <div className={css.preview}>
      <Panel
        title={t('preview.title')}
        extra={
          <div className={css.row}>
            <Segmented
              size="small"
              aria-label={t('preview.language')}
              value={language}
              onChange={setLanguage}
              options={[
                { value: 'zh-CN', label: t('lang.zh') },
                { value: 'en', label: t('lang.en') },
              ]}
            />
            <Segmented
              size="small"
              aria-label={t('preview.width')}
              value={narrow}
              onChange={setNarrow}
              options={[
                { value: false, label: t('preview.wide') },
                { value: true, label: t('preview.narrow') },
              ]}
            />
          </div>
        }
      >
        {look.isError ? (
          <ErrorState error={look.error} onRetry={() => void look.refetch()} />
        ) : (
          <iframe
            className={narrow ? `${css.look} ${css.narrow}` : css.look}
            title={t('preview.title')}
            sandbox=""
            srcDoc={look.data?.html ?? ''}
          />
        )}
      </Panel>
    </div>
  );
}
