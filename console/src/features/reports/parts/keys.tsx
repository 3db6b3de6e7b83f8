import { useTranslation } from 'react-i18next';
import { SourceTag } from '@/shared/components';

export type By = 'none' | 'source' | 'channel' | 'campaign' | 'month';
export const dimensions: readonly By[] = ['none', 'source', 'channel', 'campaign', 'month'];

/** Names a row of a report: its source, channel, campaign or month. */
export function useKeyName(): (by: By, key: string) => string {
  const { t, i18n } = useTranslation('reports');
  const month = new Intl.DateTimeFormat(i18n.language, { year: 'numeric', month: 'short', timeZone: 'UTC' });
  return (by, key) => {
    if (by === 'none') return t('all');
    if (by === 'month') return month.format(new Date(`${key}T00:00:00Z`));
    return key === '' ? t('unknown') : key;
  };
}

export function KeyCell({ by, name, value }: { by: By; name: string; value: string }) {
  if (by === 'source') return <SourceTag source={value} label={name} />;
  return <>{name}</>;
}
