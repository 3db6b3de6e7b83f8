import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leadsLike, type LeadHit } from '../api';

function labelOf(lead: LeadHit): string {
  const named = [lead.name, lead.email, lead.company].filter(
    (v) => v !== null && v !== undefined && v !== '',
  );
  return named.length === 0 ? String(lead.id) : named.join(' · ');
}

/** Chooses the lead a mail is shown for; none means a stranger. */
export function LeadPicker({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (lead: string | undefined) => void;
}) {
  const { t } = useTranslation('content');
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed);
  const found = useQuery({
    queryKey: ['content', 'leads', text],
    queryFn: ({ signal }) => leadsLike(text, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      style={{ minWidth: 220 }}
      value={value ?? null}
      placeholder={t('asStranger')}
      aria-label={t('previewAs')}
      loading={found.isFetching}
      notFoundContent={t('noLead')}
      onChange={(lead: string | null) => onChange(lead ?? undefined)}
      options={(found.data?.items ?? []).map((lead) => ({ value: String(lead.id), label: labelOf(lead) }))}
    />
  );
}
