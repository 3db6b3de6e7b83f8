import { Skeleton } from 'antd';
import css from './components.module.css';
import { useTranslation } from 'react-i18next';

/** The outline of a list while it loads. */
export function ListSkeleton({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation('common');
  return (
    <div role="status" aria-label={t('list.loading')} data-state="loading">
      <Skeleton active title={false} paragraph={{ rows, width: '100%' }} />
    </div>
  );
}

/** The outline of a page of panels while it loads. */
export function PageSkeleton() {
  const { t } = useTranslation('common');
  return (
    <div role="status" aria-label={t('list.loading')} data-state="loading" style={{ padding: 28 }}>
      <Skeleton active title={{ width: 220 }} paragraph={{ rows: 10 }} />
    </div>
  );
}

/** The outline of a picture while it loads. */
export function ChartSkeleton({ height = 260 }: { height?: number }) {
  const { t } = useTranslation('common');
  return (
    <div role="status" aria-label={t('list.loading')} data-state="loading">
      <div className={css.shape} style={{ height }} />
    </div>
  );
}
