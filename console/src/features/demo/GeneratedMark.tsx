import { useQuery } from '@tanstack/react-query';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import css from './demo.module.css';

export function GeneratedMark() {
  const { t } = useTranslation('demo');
  const demo = useQuery({
    queryKey: ['demo'],
    queryFn: ({ signal }) => http.get<{ generated: boolean }>('/api/demo', { signal }),
    staleTime: Infinity,
    retry: false,
  });
  return (
    demo.data?.generated === true && (
      <Tag color="gold" className={css.mark ?? ''} title={t('generated')}>
        {t('generated')}
      </Tag>
    )
  );
}
