import { useTranslation } from 'react-i18next';
import { useOwnerName } from '../work';

/** Why something was concluded: names a sentence and what fills it. */
export interface ReasonForm {
  key: string;
  args: string[];
}

/** Reasons of the engine as sentences in the language that is on; undefined for one that has no words. */
export function useReasonText(): (reason: ReasonForm | null | undefined) => string | undefined {
  const { t, i18n } = useTranslation('lead');
  const owner = useOwnerName();
  const known = (key: string) => i18n.exists(key, { ns: 'lead' });
  const readable = (arg: string) => {
    const event = `event.${arg.replaceAll('.', '_')}`;
    return arg.includes('.') && known(event)
      ? t(event)
      : (owner(arg.startsWith('user:') ? arg : null) ?? arg);
  };
  return (reason) => {
    if (reason === null || reason === undefined) return undefined;
    const path = `reason.${reason.key.replaceAll('.', '_')}`;
    const [a = '', b = ''] = reason.args;
    return known(path) ? t(path, { a: readable(a), b }) : undefined;
  };
}
