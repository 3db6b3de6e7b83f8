import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ErrorState, Panel } from '@/shared/components';
import type { Definition } from '../api';
import css from './forms.module.css';

const PAUSE = 300;

/** How it looks to people, a moment after the last key; nothing can be sent from it. */
export function Preview({ definition }: { definition: Definition }) {
  const { t, i18n } = useTranslation('forms');
  const [language, setLanguage] = useState(i18n.language.startsWith('zh') ? 'zh-CN' : 'en');
  const [narrow, setNarrow] = useState(false);
  const [settled, setSettled] = useState(definition);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(definition), PAUSE);
    return () => window.clearTimeout(timer);
  }, [definition]);
  const look = useQuery({
    queryKey: ['form-preview', settled, language],
    queryFn: ({ signal }) =>
      http.post<{ html: string }>('/api/forms/preview', { definition: settled, language }, { signal }),
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
