import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ErrorState, ListSkeleton, Panel, ProblemAlert } from '@/shared/components';
import { useFormat } from '@/shared/format';
import css from '../data.module.css';

interface Rules {
  spamReferrers: string[];
}

const key = ['settings', 'tracking'];

/** Sites from which nobody really comes, one a line; a list from elsewhere can be pasted whole. */
export function SpamSites() {
  const { t } = useTranslation('data');
  const rules = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => http.get<Rules>('/api/settings/tracking', { signal }),
  });
  if (rules.isPending) return <ListSkeleton rows={2} />;
  if (rules.isError) return <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />;
  return (
    <Panel title={t('spam.title')}>
      <p className={css.soft}>{t('spam.about')}</p>
      <Sites known={rules.data.spamReferrers} />
    </Panel>
  );
}

function Sites({ known }: { known: string[] }) {
  const { t } = useTranslation('data');
  const { message } = App.useApp();
  const format = useFormat();
  const client = useQueryClient();
  const [text, setText] = useState(known.join('\n'));
  const sites = text
    .split(/\s+/)
    .map((one) => one.replace(/^https?:\/\//, '').replace(/\/.*$/, ''))
    .filter((one) => one !== '');
  const save = useMutation({
    mutationFn: () => http.put('/api/settings/tracking', { spamReferrers: sites }),
    onSuccess: async () => {
      void message.success(t('spam.saved'));
      await client.invalidateQueries({ queryKey: key });
    },
  });
  return (
    <>
      <Input.TextArea
        aria-label={t('spam.title')}
        autoSize={{ minRows: 3, maxRows: 10 }}
        placeholder="spam.example"
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      {save.isError && <ProblemAlert error={save.error} />}
      <div className={css.between}>
        <span className={css.soft}>
          {t('spam.count', { count: sites.length, text: format.number(sites.length) })}
        </span>
        <Button loading={save.isPending} onClick={() => save.mutate()}>
          {t('spam.save')}
        </Button>
      </div>
    </>
  );
}
