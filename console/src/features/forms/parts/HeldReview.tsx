import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Select, Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, When } from '@/shared/components';
import type { Written } from '@/shared/writing';
import { heldKey, formsKey, type Held } from '../api';
import css from './forms.module.css';

interface Props {
  form: string;
  onForm: (form: string) => void;
}

/** What looks like spam: let in, it counts as if it had come in at its own time; refused, it is forgotten. */
export function HeldReview({ form, onForm }: Props) {
  const { t } = useTranslation('forms');
  const forms = useQuery({
    queryKey: [...formsKey, 'toChoose'],
    queryFn: ({ signal }) => http.get<KeysetPage<Written>>('/api/forms', { query: { limit: 200 }, signal }),
  });
  return (
    <>
      <div className={css.bar}>
        <Select
          className={css.search ?? ''}
          aria-label={t('held.form')}
          value={form}
          onChange={onForm}
          options={[
            { value: '', label: t('held.allForms') },
            ...(forms.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </div>
      <DataTable<Held>
        queryKey={[...heldKey, 'list', form]}
        load={(cursor, signal) =>
          http.get<KeysetPage<Held>>('/api/form-reviews', { query: { form, cursor }, signal })
        }
        rowKey={(row) => row.id}
        label={t('tab.held')}
        empty={<EmptyState picture="nest">{t('held.empty')}</EmptyState>}
        columns={[
          {
            key: 'answers',
            title: t('held.answers'),
            render: (_, row) => (
              <dl className={css.answers}>
                {Object.entries(row.answers).map(([key, values]) => (
                  <div key={key}>
                    <dt>{key}</dt>
                    <dd>{values.join(', ')}</dd>
                  </div>
                ))}
              </dl>
            ),
          },
          {
            key: 'why',
            title: t('held.why'),
            render: (_, row) => (
              <>
                <strong>{t('held.score', { score: row.score })}</strong>
                <div className={css.reasons}>
                  {row.reasons.map((reason) => (
                    <Tag key={reason} variant="filled">
                      {t(`spam.${reason}`, { defaultValue: reason })}
                    </Tag>
                  ))}
                </div>
              </>
            ),
          },
          {
            key: 'form',
            title: t('held.form'),
            render: (_, row) => forms.data?.items.find(({ id }) => id === row.form)?.name ?? row.form,
          },
          { key: 'at', title: t('held.at'), render: (_, row) => <When at={row.at} /> },
          { key: 'decide', title: '', render: (_, row) => <Decide held={row} /> },
        ]}
      />
    </>
  );
}

function Decide({ held }: { held: Held }) {
  const { t } = useTranslation('forms');
  const { message } = App.useApp();
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: (what: 'accept' | 'reject') => http.post(`/api/form-reviews/${held.id}/${what}`),
    onSuccess: (_, what) => void message.success(t(`held.${what}ed`)),
    onError: () => void message.warning(t('held.decided')),
    onSettled: () => client.invalidateQueries({ queryKey: heldKey }),
  });
  return (
    <Space>
      <Button size="small" type="primary" disabled={decide.isPending} onClick={() => decide.mutate('accept')}>
        {t('held.accept')}
      </Button>
      <Button size="small" danger disabled={decide.isPending} onClick={() => decide.mutate('reject')}>
        {t('held.reject')}
      </Button>
    </Space>
  );
}
