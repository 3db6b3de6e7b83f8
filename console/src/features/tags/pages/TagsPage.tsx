import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { EmptyState, ErrorState, ListSkeleton, Page } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { DraftBar, useDraft, useInForce } from '@/shared/playbook';
import { useCan } from '@/shared/session';
import { healthOf, rowsOf, tagsQuery, type Health, type Row } from '../api';
import { Editor } from '../parts/Editor';
import { TagTable } from '../parts/TagTable';
import css from '../parts/tags.module.css';

const defaults = { edit: '', q: '', health: '' };
const healths: readonly (Health | '')[] = ['', 'never', 'stale', 'alike', 'unused'];

/** All tags by group: who bears them, how that grows, what rests on them and what may be wrong with them. */
export function TagsPage() {
  const { t } = useTranslation('tags');
  const editable = useCan('MARKETER');
  const live = useInForce();
  const draft = useDraft();
  const standing = useQuery(tagsQuery);
  const [url, patch] = useUrlState(defaults);
  const error = live.error ?? draft.error ?? standing.error;
  const again = () => void Promise.all([live.refetch(), draft.refetch(), standing.refetch()]);
  const ready = live.isSuccess && draft.isSuccess && standing.isSuccess;
  const rows = ready ? rowsOf(live.data.playbook, draft.data.playbook, standing.data) : [];
  const now = standing.dataUpdatedAt;
  const shown = rows.filter(
    (row) =>
      row.tag.name.toLowerCase().includes(url.q.toLowerCase()) &&
      (url.health === '' || healthOf(row, now).includes(url.health as Health)),
  );
  const groups = new Map<string, Row[]>();
  for (const row of shown) groups.set(row.tag.group, [...(groups.get(row.tag.group) ?? []), row]);
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => patch({ edit: 'new' })}>
      {t('new')}
    </Button>
  );
  const edited = rows.find((row) => row.tag.id === url.edit)?.tag;
  return (
    <Page title={t('nav')} lede={t('lede')} {...(editable ? { actions: create } : {})}>
      <DraftBar />
      {error !== null && <ErrorState error={error} onRetry={again} />}
      {!ready && error === null && <ListSkeleton />}
      {ready && rows.length === 0 && (
        <EmptyState picture="people" action={editable && create}>
          {t('empty')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <>
          <div className={css.bar}>
            <Input.Search
              allowClear
              className={css.search ?? ''}
              placeholder={t('find')}
              aria-label={t('find')}
              defaultValue={url.q}
              onSearch={(q) => patch({ q })}
            />
            <Segmented
              aria-label={t('health.title')}
              value={url.health}
              onChange={(health) => patch({ health })}
              options={healths.map((value) => ({
                value,
                label: value === '' ? t('health.all') : t(`health.${value}`),
              }))}
            />
          </div>
          {shown.length === 0 && <EmptyState picture="search">{t('nothing')}</EmptyState>}
          {[...groups].map(([group, members]) => (
            <section key={group} aria-label={group === '' ? t('noGroup') : group}>
              <h2 className={css.group}>{group === '' ? t('noGroup') : group}</h2>
              <TagTable
                rows={members}
                all={rows}
                now={now}
                {...(editable ? { onEdit: (id: string) => patch({ edit: id }) } : {})}
              />
            </section>
          ))}
        </>
      )}
      {editable && draft.isSuccess && (url.edit === 'new' || edited !== undefined) && (
        <Editor
          key={url.edit}
          tag={edited ?? { id: '', name: '', group: '', kind: 'FACTUAL', weight: 50 }}
          draft={draft.data}
          onClose={() => patch({ edit: '' })}
        />
      )}
    </Page>
  );
}
