/** How events, conclusions and reasons read. */
import { useTranslation } from 'react-i18next';
import { useStageName } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useReasonText, useVocabulary, type ReasonForm } from '@/shared/playbook';
import type { Reason } from '@/shared/components';
import { useOwnerName } from '@/shared/work';
import type { Because, Conclusion, Entry } from './api';

export type Kind = 'touch' | 'message' | 'work' | 'deal' | 'moment';

/** What sort of thing an event is, for its colour and the filter. */
export function kindOf(type: string): Kind {
  if (type.startsWith('$')) return 'moment';
  if (type.startsWith('email.')) return 'message';
  if (type.startsWith('opportunity.')) return 'deal';
  if (/^(lead|stage|tag|owner|call|note|task|field|journey|consent)\./.test(type)) return 'work';
  return 'touch';
}

/** The part of an event worth a line: a page, a file, an outcome, an amount. */
export function detailOf(entry: Entry): string | undefined {
  const raw = (entry.raw ?? {}) as {
    properties?: Record<string, unknown>;
    context?: { page?: Record<string, unknown> };
  };
  const said = telling.map((key) => raw.properties?.[key]);
  return [...said, raw.context?.page?.path].find(
    (value): value is string => typeof value === 'string' && value !== '',
  );
}

const telling = [
  'path',
  'url',
  'asset',
  'webinar',
  'form',
  'outcome',
  'reason',
  'stage',
  'content',
  'text',
  'note',
  'name',
];

interface Words {
  event: (type: string) => string;
  conclusion: (what: Conclusion) => string | undefined;
  reason: (reason: ReasonForm) => string | undefined;
  because: (because: Because | null | undefined) => string | undefined;
  /** The same as a list for {@link Why}, leading to the event and the version. */
  reasons: (because: Because | null | undefined) => Reason[];
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** Sentences in the language that is on, with the names the playbook gives. */
export function useWords(): Words {
  const { t, i18n } = useTranslation('lead');
  const stage = useStageName();
  const owner = useOwnerName();
  const format = useFormat();
  const vocabulary = useVocabulary();
  const named = (list: readonly { id: string; name: string }[], id: unknown) =>
    list.find((one) => one.id === id)?.name ?? text(id);
  const known = (key: string) => i18n.exists(key, { ns: 'lead' });

  const event = (type: string) => {
    const key = `event.${type.replace('$', '_').replaceAll('.', '_')}`;
    return known(key) ? t(key) : type;
  };
  const conclusion = (what: Conclusion): string | undefined => {
    const key = `fact.${what.kind}`;
    switch (what.kind) {
      case 'traitChanged': {
        const field = vocabulary.fields.find((f) => f.key === what.field)?.label ?? text(what.field);
        return t(key, { field, value: String(what.value) });
      }
      case 'tagAdded':
      case 'tagRemoved':
        return t(key, { tag: named(vocabulary.tags, what.tag) });
      case 'scoreChanged':
        return t(key, {
          dimension: t(`dimension.${text(what.dimension)}`),
          from: format.number(Math.round(Number(what.from))),
          to: format.number(Math.round(Number(what.to))),
        });
      case 'gradeChanged':
        return t(what.from === undefined || what.from === null ? 'fact.gradeFirst' : key, {
          from: text(what.from),
          to: text(what.to),
        });
      case 'segmentEntered':
      case 'segmentLeft':
        return t(key, { segment: named(vocabulary.segments, what.segment) });
      case 'stageChanged':
        return what.from === undefined || what.from === null
          ? t('fact.stageFirst', { to: stage(text(what.to)) })
          : t(key, { from: stage(text(what.from)), to: stage(text(what.to)) });
      case 'moveRefused':
        return t(key, { to: stage(text(what.to)) });
      case 'ownerChanged':
        return what.to === undefined || what.to === null
          ? t('fact.ownerRemoved')
          : t(key, { owner: owner(text(what.to)) ?? text(what.to) });
      case 'journeyEntered':
      case 'journeyLeft':
        return t(key, {
          journey: named(vocabulary.journeys, what.journey),
          outcome: t(`outcome.${text(what.outcome)}`, ''),
        });
      case 'messageWithheld':
        return t(key, { content: text(what.content), why: t(`withheld.${text(what.why)}`) });
      case 'permissionChanged':
        return t(key, {
          channel: t(`channel.${text(what.channel)}`, text(what.channel)),
          to: t(`permission.${text(what.to)}`),
        });
      case 'effectRequested':
        return t(`effect.${(what.effect as Conclusion).kind}`, {
          content: text((what.effect as Conclusion).content),
          to: owner(text((what.effect as Conclusion).to)) ?? '',
          title: text((what.effect as Conclusion).title),
        });
      case 'clockStarted':
        return t(key, { at: format.dateTime(text(what.dueAt)) });
      case 'messageDelayed': {
        const delayed = what.message as { until: string; message: { content?: string; survey?: string } };
        return t(key, {
          content: delayed.message.content ?? delayed.message.survey ?? '',
          at: format.dateTime(delayed.until),
        });
      }
      case 'accountSeen': {
        const { leads, engaged } = what.account as { leads: number; engaged: number };
        return t(key, { leads: format.number(leads), engaged: format.number(engaged) });
      }
      case 'enrolmentMoved':
        return t(key, { journey: named(vocabulary.journeys, what.journey) });
      default:
        return known(key) ? t(key) : undefined;
    }
  };
  const reason = useReasonText();
  const because = (it: Because | null | undefined) =>
    it === null || it === undefined
      ? undefined
      : [reason(it.reason), it.event.startsWith('$') ? undefined : event(it.event)]
          .filter((s) => s !== undefined)
          .join(' · ');
  const reasons = (it: Because | null | undefined): Reason[] => {
    const said = because(it);
    if (it === null || it === undefined || said === undefined) return [];
    return [
      {
        text: said === '' ? event(it.event) : said,
        at: it.at,
        playbookVersion: it.playbook,
        ...(it.eventId === undefined || it.eventId === '' ? {} : { eventSearch: { event: it.eventId } }),
      },
    ];
  };
  return { event, conclusion, reason, because, reasons };
}
