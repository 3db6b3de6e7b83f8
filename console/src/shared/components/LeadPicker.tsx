import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '../api';

interface Hit {
  id: number;
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  company?: string | null;
}

interface Props {
  value?: number | undefined;
  onChange?: (lead: number | undefined) => void;
  label: string;
  placeholder?: string;
  /** A lead that is known from elsewhere and to be named at once. */
  known?: number | undefined;
  /** One that cannot be chosen. */
  not?: number;
}

function nameOf(lead: Hit): string {
  const said = [lead.name ?? lead.email ?? lead.phone, lead.name ? lead.email : null, lead.company].filter(
    Boolean,
  );
  return said.length === 0 ? `#${lead.id}` : said.join(' · ');
}

/** Chooses a lead by a few letters of its name, address, number or company. */
export function LeadPicker({ value, onChange, label, placeholder, known, not }: Props) {
  const { t } = useTranslation('common');
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const found = useQuery({
    queryKey: ['leads', 'picker', q],
    queryFn: ({ signal }) => http.get<KeysetPage<Hit>>('/api/leads', { query: { q, limit: 10 }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const one = useQuery({
    queryKey: ['leads', 'picker', 'one', known],
    enabled: known !== undefined,
    queryFn: ({ signal }) => http.get<{ lead: Hit }>(`/api/leads/${known}`, { signal }),
  });
  const hits = [...(one.data === undefined ? [] : [one.data.lead]), ...(found.data?.items ?? [])];
  return (
    <Select
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      style={{ minWidth: 220 }}
      value={value ?? null}
      placeholder={placeholder ?? t('lead.pick')}
      aria-label={label}
      loading={found.isFetching}
      notFoundContent={t('lead.noSuch')}
      onChange={(lead: number | null) => onChange?.(lead ?? undefined)}
      options={hits
        .filter((hit, at) => hit.id !== not && hits.findIndex((other) => other.id === hit.id) === at)
        .map((hit) => ({ value: hit.id, label: nameOf(hit) }))}
    />
  );
}
