import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import type { Origin, Taxonomy } from '../api';
import { useChannelName } from '../channels';
import css from './sources.module.css';

interface Tried {
  source: Origin;
  rule: number | null;
}

/** A box to try the rules on an address before they are saved. */
export function TryRules({ draft }: { draft: Taxonomy }) {
  const { t } = useTranslation('sources');
  const channel = useChannelName();
  const [page, setPage] = useState('');
  const attempt = useMutation({
    mutationFn: () => http.post<Tried>('/api/channels/try', { taxonomy: draft, source: read(page), page }),
  });
  return (
    <div className={css.row} style={{ marginTop: 12 }}>
      <Input
        style={{ flex: 1, minWidth: 260 }}
        aria-label={t('rule.tryPage')}
        placeholder={t('rule.tryPage')}
        value={page}
        onChange={(e) => setPage(e.target.value)}
        onPressEnter={() => attempt.mutate()}
      />
      <Button disabled={page === ''} loading={attempt.isPending} onClick={() => attempt.mutate()}>
        {t('rule.try')}
      </Button>
      {attempt.isError && <ProblemAlert error={attempt.error} />}
      {attempt.data !== undefined && (
        <div className={css.preview} role="status">
          {attempt.data.rule === null
            ? t('rule.triedNone')
            : t('rule.tried', {
                number: attempt.data.rule + 1,
                channel: channel(attempt.data.source.channel),
                name: attempt.data.source.name ?? '–',
              })}
        </div>
      )}
    </div>
  );
}

/** What campaign parameters of an address say by themselves. */
function read(address: string): Origin {
  const query = URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams();
  const of = (name: string) => query.get(name);
  return {
    channel: 'campaign',
    name: of('utm_source'),
    medium: of('utm_medium'),
    campaign: of('utm_campaign'),
    content: of('utm_content'),
    keyword: of('utm_term'),
  };
}
