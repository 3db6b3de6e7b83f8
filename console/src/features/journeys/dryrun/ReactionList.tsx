import { useQuery } from '@tanstack/react-query';
import { Button, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorState, ListSkeleton } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useEventName } from '@/shared/playbook';
import { reactionsQuery, type Reaction, type Reactions } from './api';
import css from './dryrun.module.css';

interface Props {
  journey: string;
  /** As somebody set them; undefined as long as they are as learned. */
  changed: Reactions | undefined;
  disabled: boolean;
  onChange: (reactions: Reactions | undefined) => void;
}

/** How leads are taken to react: what was learned from those known, each probability to adjust. */
export function ReactionList({ journey, changed, disabled, onChange }: Props) {
  const { t } = useTranslation('journeys');
  const learned = useQuery(reactionsQuery(journey));
  const format = useFormat();
  const say = useReactionWords();
  if (learned.isPending) return <ListSkeleton rows={4} />;
  if (learned.isError) return <ErrorState error={learned.error} onRetry={() => void learned.refetch()} />;
  const { reactions } = changed ?? learned.data.reactions;
  const set = (i: number, percent: number | null) =>
    onChange({
      reactions: reactions.map((r, at) => (at === i ? { ...r, probability: (percent ?? 0) / 100 } : r)),
    });
  const unlearned = (r: Reaction) =>
    r.of === 0 ? t('dry.notSeen') : t('dry.seen', { seen: format.number(r.seen), of: format.number(r.of) });
  return (
    <>
      <p className={css.soft}>
        {t('dry.learnedFrom', { count: learned.data.leads, n: format.number(learned.data.leads) })}
      </p>
      <ul className={css.reactions}>
        {reactions.map((r, i) => (
          <li key={`${r.type}/${JSON.stringify(r.after)}`}>
            <span>
              {say(r)}
              <span className={css.soft}> {unlearned(r)}</span>
            </span>
            <InputNumber
              size="small"
              min={0}
              max={100}
              step={1}
              suffix="%"
              style={{ width: 92 }}
              aria-label={say(r)}
              disabled={disabled}
              value={Math.round(r.probability * 1000) / 10}
              onChange={(percent) => set(i, percent)}
            />
          </li>
        ))}
      </ul>
      {changed !== undefined && (
        <Button size="small" type="link" disabled={disabled} onClick={() => onChange(undefined)}>
          {t('dry.asLearned')}
        </Button>
      )}
    </>
  );
}

/** A reaction in words: what leads do, after what. */
function useReactionWords(): (reaction: Reaction) => string {
  const { t } = useTranslation('journeys');
  const { t: p } = useTranslation('playbook');
  const event = useEventName();
  return ({ type, after }) => {
    const what = event(type);
    switch (after.kind) {
      case 'ofMessage': {
        const channel = after.channel ?? undefined;
        return channel === undefined
          ? t('dry.afterMessage', { what })
          : t('dry.afterChannel', { what, channel: p(`channel.${channel}`, channel) });
      }
      case 'ofEvent':
        return t('dry.afterEvent', { what, event: event(after.type) });
      case 'ofDay':
        return t('dry.onDay', { what });
    }
  };
}
