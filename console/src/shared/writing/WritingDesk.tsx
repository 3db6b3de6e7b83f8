import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Tabs } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { Page, ProblemAlert } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { useCan } from '@/shared/session';
import type { Written, WrittenKind } from './model';
import { Standing } from './Standing';
import { useSaving } from './useSaving';
import css from './writing.module.css';

const address = { tab: 'write' };

interface Props<D, Detail> {
  kind: WrittenKind<D, Detail>;
  detail: Detail;
  /** What they are called together. */
  all: string;
  /** The query that told the detail. */
  queryKey: readonly unknown[];
  /** Writing it. */
  writing: (definition: D, onChange: (definition: D) => void, disabled: boolean) => ReactNode;
  writingLabel: string;
  /** What else there is to do with it. */
  tabs: (written: Written) => { key: string; label: string; children: ReactNode }[];
}

/** The desk of one thing. What is written is kept by itself; people see it once it is published. */
export function WritingDesk<D, Detail>(props: Props<D, Detail>) {
  const { kind, detail, all, queryKey, writing, writingLabel, tabs } = props;
  const { t } = useTranslation('writing');
  const [url, patch] = useUrlState(address);
  const { message } = App.useApp();
  const client = useQueryClient();
  const marketing = useCan('MARKETER');
  const [written, setWritten] = useState(kind.written(detail));
  const [definition, setDefinition] = useState(kind.definition(detail));
  const saving = useSaving(kind, written.id, setWritten);
  const at = `${kind.path}/${written.id}`;
  const changed = async (next: Detail) => {
    setWritten(kind.written(next));
    client.setQueryData(queryKey, next);
    await client.invalidateQueries({ queryKey: [...kind.key, 'list'] });
  };
  const publish = useMutation({
    mutationFn: async () => {
      await saving.now();
      await http.post(`${at}/publish`);
      return http.patch<Detail>(at, { open: true });
    },
    onSuccess: async (next) => {
      void message.success(t('published', { version: kind.written(next).published }));
      await changed(next);
    },
  });
  const open = useMutation({
    mutationFn: (to: boolean) => http.patch<Detail>(at, { open: to }),
    onSuccess: changed,
  });
  return (
    <Page
      wide
      title={written.name}
      crumbs={[{ label: all, to: kind.home }, { label: written.name }]}
      lede={
        <span className={css.lede}>
          <Standing of={written} />
          <span role="status">{t(`saving.${saving.state}`)}</span>
        </span>
      }
      actions={
        marketing && (
          <>
            {written.published !== null &&
              (written.open ? (
                <Popconfirm title={t('closeSure')} onConfirm={() => open.mutate(false)}>
                  <Button loading={open.isPending}>{t('close')}</Button>
                </Popconfirm>
              ) : (
                <Button loading={open.isPending} onClick={() => open.mutate(true)}>
                  {t('reopen')}
                </Button>
              ))}
            <Button
              type="primary"
              loading={publish.isPending}
              disabled={written.published !== null && written.draft === null && saving.state === 'kept'}
              onClick={() => publish.mutate()}
            >
              {t('publish')}
            </Button>
          </>
        )
      }
    >
      {publish.isError && <ProblemAlert error={publish.error} />}
      {open.isError && <ProblemAlert error={open.error} />}
      {saving.error !== null && <ProblemAlert error={saving.error} />}
      <Tabs
        activeKey={url.tab}
        onChange={(tab) => patch({ tab })}
        destroyOnHidden
        items={[
          {
            key: 'write',
            label: writingLabel,
            children: writing(
              definition,
              (next) => {
                setDefinition(next);
                saving.soon(next);
              },
              !marketing,
            ),
          },
          ...tabs(written),
        ]}
      />
    </Page>
  );
}
