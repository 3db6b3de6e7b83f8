import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { platforms, type Platform, type Tried } from '../api';

/** Paste what a platform sends and see what would be made of it. Nothing is kept. */
export function TryBox() {
  const { t } = useTranslation('ads');
  const [platform, setPlatform] = useState<Platform>('OTHER');
  const [body, setBody] = useState('');
  const attempt = useMutation({
    mutationFn: () => http.post<Tried>('/api/ads/try', { platform, body }),
  });
  const tried = attempt.data;
  return (
    <Space orientation="vertical" style={{ width: '100%', maxWidth: 720 }}>
      <Select
        aria-label={t('platform')}
        style={{ width: 220 }}
        value={platform}
        onChange={setPlatform}
        options={platforms.map((p) => ({ value: p, label: t(`platforms.${p}`) }))}
      />
      <Input.TextArea
        rows={9}
        aria-label={t('try.paste')}
        placeholder={t('try.paste')}
        value={body}
        onChange={(e) => setBody(e.target.value)}
      />
      <Button disabled={body.trim() === ''} loading={attempt.isPending} onClick={() => attempt.mutate()}>
        {t('try.look')}
      </Button>
      {attempt.isError && <ProblemAlert error={attempt.error} />}
      {tried !== undefined && tried.problem !== null && <Alert type="warning" title={tried.problem} />}
      {tried !== undefined && tried.toFetch.length > 0 && (
        <Alert type="info" title={t('try.fetched', { ids: tried.toFetch.join(', ') })} />
      )}
      {tried?.leads.map((lead) => (
        <dl
          key={lead.vendorId}
          style={{ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '4px 16px' }}
        >
          <dt>{t('received.id')}</dt>
          <dd style={{ margin: 0 }}>{lead.vendorId}</dd>
          {Object.entries(lead.fields).map(([name, value]) => [
            <dt key={name}>{name}</dt>,
            <dd key={`${name}:`} style={{ margin: 0, overflowWrap: 'anywhere' }}>
              {value}
            </dd>,
          ])}
        </dl>
      ))}
    </Space>
  );
}
