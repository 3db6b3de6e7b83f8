import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { purposesQuery } from '../api';

/** A purpose in the reader's words; its key when nobody named it. */
export function usePurposeName(): (channel: string, key: string) => string {
  const { i18n } = useTranslation();
  const known = useQuery(purposesQuery).data?.purposes;
  const lang = i18n.language.startsWith('zh') ? 'zh' : 'en';
  return (channel, key) => known?.find((p) => p.channel === channel && p.key === key)?.[lang] ?? key;
}
