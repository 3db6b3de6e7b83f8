import { useTranslation } from 'react-i18next';

/** The name of an event type: ours where we know it, else the type itself. */
export function useEventName(): (type: string) => string {
  const { t } = useTranslation('playbook');
  return (type) =>
    type === '*' ? t('event.any') : t(`event.${type.replaceAll('.', '_')}`, { defaultValue: type });
}
