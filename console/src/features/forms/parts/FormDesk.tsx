import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { Page, ProblemAlert } from '@/shared/components';
import { useUrlState } from '@/shared/hooks';
import { useCan } from '@/shared/session';
import { formQuery, formsKey, type FormDetail } from '../api';
import { Embedding } from './Embedding';
import { Standing } from './FormList';
import { Results } from './Results';
import { Writing } from './Writing';
import css from './forms.module.css';
import { useSaving } from './useSaving';

const address = { tab: 'write' };

/** The desk of one form. What is written is kept by itself; people see it once it is published. */
export function FormDesk({ detail }: { detail: FormDetail }) {
  const { t } = useTranslation('forms');
  const [url, patch] = useUrlState(address);
  const { message } = App.useApp();
  const client = useQueryClient();
  const marketing = useCan('MARKETER');
  const [form, setForm] = useState(detail.form);
  const [definition, setDefinition] = useState(detail.definition);
  const saving = useSaving(form.id, setForm);
  const changed = async (next: FormDetail) => {
    setForm(next.form);
    client.setQueryData(formQuery(form.id).queryKey, next);
    await client.invalidateQueries({ queryKey: [...formsKey, 'list'] });
  };
  const publish = useMutation({
    mutationFn: async () => {
      await saving.now();
      await http.post(`/api/forms/${form.id}/publish`);
      return http.patch<FormDetail>(`/api/forms/${form.id}`, { open: true });
    },
    onSuccess: async (next) => {
      void message.success(t('published', { version: next.form.published }));
      await changed(next);
    },
  });
  const open = useMutation({
    mutationFn: (to: boolean) => http.patch<FormDetail>(`/api/forms/${form.id}`, { open: to }),
    onSuccess: changed,
  });
  return (
    <Page
      wide
      title={form.name}
      crumbs={[{ label: t('nav'), to: '/forms' }, { label: form.name }]}
      lede={
        <span className={css.lede}>
          <Standing form={form} />
          <span role="status">{t(`saving.${saving.state}`)}</span>
        </span>
      }
      actions={
        marketing && (
          <>
            {form.published !== null &&
              (form.open ? (
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
              disabled={form.published !== null && form.draft === null && saving.state === 'kept'}
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
            label: t('tab.write'),
            children: (
              <Writing
                definition={definition}
                disabled={!marketing}
                onChange={(next) => {
                  setDefinition(next);
                  saving.soon(next);
                }}
              />
            ),
          },
          {
            key: 'embed',
            label: t('tab.embed'),
            children: <Embedding address={detail.address} open={form.open} />,
          },
          { key: 'results', label: t('tab.results'), children: <Results id={form.id} /> },
        ]}
      />
    </Page>
  );
}
