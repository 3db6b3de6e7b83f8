import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { accountsKey, type Account } from '../api';

interface Props {
  value: number | undefined;
  onChange: (account: number | undefined) => void;
  label: string;
  /** One that cannot be chosen. */
  not: number;
}

/** Chooses an account by a few letters of its name or domain. */
export function AccountPicker({ value, onChange, label, not }: Props) {
  const { t } = useTranslation('accounts');
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed);
  const found = useQuery({
    queryKey: [...accountsKey, 'picker', q],
    queryFn: ({ signal }) =>
      http.get<KeysetPage<Account>>('/api/accounts', { query: { q, limit: 10 }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <Select
      allowClear
      autoFocus
      showSearch={{ filterOption: false, onSearch: setTyped }}
      style={{ width: '100%' }}
      value={value ?? null}
      placeholder={t('search')}
      aria-label={label}
      loading={found.isFetching}
      notFoundContent={t('nothing')}
      onChange={(account: number | null) => onChange(account ?? undefined)}
      options={(found.data?.items ?? [])
        .filter(({ id }) => id !== not)
        .map(({ id, name, domain }) => ({
          value: id,
          label: domain === null || domain === name ? name : `${name} · ${domain}`,
        }))}
    />
  );
}
