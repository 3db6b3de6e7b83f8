import { Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/shared/components';
import { useFormat } from '@/shared/format';
import type { ImportView } from '../api';
import css from '../data.module.css';

/** An import that is being taken back. */
export function Undoing({ view }: { view: ImportView }) {
  const { t } = useTranslation('data');
  const format = useFormat();
  const { counts, undone } = view.summary;
  const total = counts.created + counts.updated;
  const done = undone ? undone.removed + undone.corrected + undone.kept : 0;
  return (
    <Panel title={t('undo.title', { name: view.summary.name })}>
      <div role="status">
        <Progress percent={total === 0 ? 0 : Math.floor((done / total) * 100)} status="active" />
        <p>
          {t('undo.leads', { done: format.number(done), total: format.number(total) })}{' '}
          <span className={css.soft}>{t('undo.leave')}</span>
        </p>
      </div>
    </Panel>
  );
}
