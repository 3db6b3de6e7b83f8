import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from './api';

/** Names a channel in the language that is on; its id when it is not among the company's. */
export function useChannelName(): (id: string) => string {
  const { i18n } = useTranslation();
  const channels = useQuery(channelsQuery).data?.channels;
  return (id) => {
    const channel = channels?.find((one) => one.id === id);
    if (channel === undefined) return id;
    return i18n.language.startsWith('zh') ? channel.zh : channel.en;
  };
}

/** The company's channels to choose from. */
export function useChannelOptions(): { value: string; label: string }[] {
  const name = useChannelName();
  const channels = useQuery(channelsQuery).data?.channels ?? [];
  return channels.map(({ id }) => ({ value: id, label: name(id) }));
}
