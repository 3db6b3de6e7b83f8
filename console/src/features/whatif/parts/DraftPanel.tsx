import { Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorState, Panel, When } from '@/shared/components';
import { ReviewPanel, useDraft, useInForce } from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { CopyYaml, ExportYaml, ImportYaml } from './Yaml';
import css from './whatif.module.css';

/** The draft: who changed it last, its review, and the way in and out as text. */
export function DraftPanel() {
  const { t } = useTranslation('whatif');
  const mayChange = useCan('MARKETER');
  const draft = useDraft();
  const current = useInForce().data?.version;
  if (draft.isPending) return null;
  if (draft.isError) return <ErrorState error={draft.error} onRetry={() => void draft.refetch()} />;
  const { changedAt, changedBy, base } = draft.data;
  return (
    <div style={{ marginBottom: 16 }}>
      <Panel
        title={t('side.draft')}
        extra={
          <Space wrap size="small">
            <ExportYaml which="draft" />
            <CopyYaml which="draft" />
            {mayChange && <ImportYaml draft={draft.data} />}
          </Space>
        }
      >
        <span className={css.soft}>
          {changedAt ? (
            <>
              {t('draft.changed', { by: changedBy ?? '' })} <When at={changedAt} />
            </>
          ) : (
            t('draft.none')
          )}
          {current !== undefined && base < current && ` · ${t('draft.behind', { base, current })}`}
        </span>
        {changedAt && <ReviewPanel draft={draft.data} />}
      </Panel>
    </div>
  );
}
