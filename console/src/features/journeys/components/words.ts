import { useTranslation } from 'react-i18next';
import { useSentences } from '@/shared/conditions';
import { useFormat } from '@/shared/format';
import {
  useDraft,
  useVocabulary,
  type EntryTrigger,
  type JourneyNode,
  type Until,
  type Value,
} from '@/shared/playbook';
import { useAssignees, useContentOptions } from '../api';
import { isBlank } from '../graph/check';
import type { Exit } from '../graph/exits';

export interface NodeWords {
  kind: (node: JourneyNode) => string;
  /** What a node does, in one short line. */
  summary: (node: JourneyNode) => string;
  exit: (node: JourneyNode, exit: Exit, index: number) => string;
  assignee: (to: string) => string;
}

const named = (list: readonly { id: string; name: string }[], id: string) =>
  list.find((e) => e.id === id)?.name ?? id;

/** Nodes in words, in the language that is on. */
export function useNodeWords(): NodeWords {
  const { t } = useTranslation('journeys');
  const { t: p } = useTranslation('playbook');
  const { condition, pattern, duration } = useSentences();
  const format = useFormat();
  const trigger = useTriggerWords();
  const until = useUntilWords();
  const { tags, stages, journeys, fields } = useVocabulary();
  const people = useAssignees();
  const contents = useContentOptions('email');
  const open = t('summary.open');
  const orOpen = (text: string, say: () => string) => (text.trim() === '' ? open : say());
  const assignee = (to: string) => {
    if (to === 'owner') return t('settings.owner');
    const team = /^team:(.+)$/.exec(to)?.[1];
    if (team !== undefined) return t('settings.team', { name: t(`team.${team}`, team) });
    return named(people, to.replace(/^user:/, ''));
  };
  const value = (v: Value): string => {
    if (Array.isArray(v)) return v.map(value).join(', ');
    if (typeof v === 'boolean') return t(`settings.flag.${v}`);
    return typeof v === 'object' ? format.date(v.at) : String(v);
  };
  const channel = (id: string) => p(`channel.${id}`, id);
  const summary = (node: JourneyNode): string => {
    switch (node.kind) {
      case 'entry':
        return trigger(node.trigger);
      case 'send': {
        const count = node.variants?.length ?? 0;
        if (count > 0) return t('summary.sendVariants', { channel: channel(node.channel), count });
        return t('summary.send', {
          channel: channel(node.channel),
          content: named(contents, node.content) || open,
        });
      }
      case 'wait':
        return t('summary.wait', { duration: duration(node.duration) });
      case 'waitUntil':
        return until(node.until);
      case 'waitFor': {
        const { awaited } = node;
        const what = awaited.kind === 'forEvent' ? pattern(awaited.pattern) : condition(awaited.condition);
        return t('summary.waitFor', { what: what === '' ? open : what, duration: duration(node.timeout) });
      }
      case 'branch':
        return t('summary.branch', { count: node.arms.length });
      case 'split':
        return t(`summary.split${node.mode}`, { count: node.shares.length });
      case 'addTag':
      case 'removeTag':
        return orOpen(node.tag, () => named(tags, node.tag));
      case 'assign':
        return orOpen(node.to, () => assignee(node.to));
      case 'createTask':
        return orOpen(node.title, () =>
          t('summary.task', { title: node.title, duration: duration(node.dueIn) }),
        );
      case 'setField': {
        const name = fields.find((f) => f.key === node.field)?.label ?? node.field;
        return orOpen(node.field, () =>
          node.value === ''
            ? t('summary.clearField', { name })
            : t('summary.setField', { name, value: value(node.value) }),
        );
      }
      case 'adjustScore':
        return t('summary.adjustScore', {
          points: `${node.points < 0 ? '−' : '+'}${format.number(Math.abs(node.points))}`,
          name: t(`dimension.${node.dimension}`),
        });
      case 'moveStage':
        return orOpen(node.stage, () => t('summary.moveStage', { name: named(stages, node.stage) }));
      case 'notify':
        return orOpen(node.message, () =>
          t('summary.notify', { to: assignee(node.to), message: node.message }),
        );
      case 'callWebhook':
        return node.webhook || open;
      case 'offerSurvey':
        return orOpen(node.survey, () =>
          t('summary.send', { channel: channel(node.channel), content: node.survey }),
        );
      case 'giveReward':
        return node.reward || open;
      case 'enterJourney':
      case 'leaveJourney':
        return node.journey === '*'
          ? t('settings.allOthers')
          : orOpen(node.journey, () => named(journeys, node.journey));
      case 'subJourney':
        return orOpen(node.journey, () =>
          t('summary.sub', { name: named(journeys, node.journey), duration: duration(node.timeout) }),
        );
      case 'goal':
        return node.name !== '' ? node.name : isBlank(node.condition) ? open : condition(node.condition);
      case 'exit':
        return node.name;
    }
  };
  const exit = (node: JourneyNode, e: Exit, index: number): string => {
    if (e.key.startsWith('arm:') || e.key.startsWith('share:')) {
      return e.name === undefined || e.name === '' ? t('exit.arm', { n: index + 1 }) : e.name;
    }
    if (e.key === 'otherwise' && node.kind === 'branch') return t('exit.else');
    if (node.kind === 'subJourney') return t(e.key === 'next' ? 'exit.left' : 'exit.notLeft');
    return t(`exit.${e.key}`);
  };
  return { kind: (node) => t(`kind.${node.kind}`), summary, exit, assignee };
}

/** What brings leads in, in words. */
function useTriggerWords(): (trigger: EntryTrigger) => string {
  const { t } = useTranslation('journeys');
  const { pattern } = useSentences();
  const day = useDayWords();
  const { segments, stages, journeys } = useVocabulary();
  const open = t('summary.open');
  return (trigger) => {
    switch (trigger.kind) {
      case 'onSegment':
        return trigger.segment === ''
          ? open
          : t('summary.onSegment', { name: named(segments, trigger.segment) });
      case 'onStage':
        return trigger.stage === '' ? open : t('summary.onStage', { name: named(stages, trigger.stage) });
      case 'onEvent':
        return trigger.pattern.type === '' ? open : t('summary.onEvent', { event: pattern(trigger.pattern) });
      case 'onForm':
        return trigger.form === '*'
          ? t('summary.onAnyForm')
          : t('summary.onForm', { name: trigger.form || open });
      case 'onDate':
        return trigger.field === '' ? open : day(trigger) + (trigger.yearly ? t('summary.yearly') : '');
      case 'onJourney': {
        const outcome = t(`outcome.${trigger.outcome ?? 'any'}`);
        return trigger.journey === ''
          ? open
          : t('summary.onJourney', { name: named(journeys, trigger.journey), outcome });
      }
      case 'manual':
        return t('summary.manual');
    }
  };
}

/** So many days around a date of the lead. */
function useDayWords(): (of: { field: string; daysAfter: number; at: string }) => string {
  const { t } = useTranslation('journeys');
  const { fields } = useVocabulary();
  return ({ field, daysAfter, at }) => {
    const key = daysAfter === 0 ? 'onDay' : daysAfter > 0 ? 'daysAfter' : 'daysBefore';
    const name = fields.find((f) => f.key === field)?.label ?? field;
    return t(`summary.${key}`, { name, count: Math.abs(daysAfter), at: at.slice(0, 5) });
  };
}

/** A moment to wait for, in words. */
function useUntilWords(): (until: Until) => string {
  const { t, i18n } = useTranslation('journeys');
  const format = useFormat();
  const day = useDayWords();
  const draft = useDraft().data?.playbook;
  const open = t('summary.open');
  return (until) => {
    switch (until.kind) {
      case 'at':
        return until.at === '' ? open : format.dateTime(until.at);
      case 'onDate':
        return until.field === '' ? open : day(until);
      case 'onWeekday': {
        const list = new Intl.ListFormat(i18n.language, { type: 'disjunction', style: 'short' });
        const weekdays = 5;
        const days =
          until.days.length === 0 || until.days.length === 7
            ? t('summary.anyDay')
            : until.days.length === weekdays &&
                !until.days.includes('SATURDAY') &&
                !until.days.includes('SUNDAY')
              ? t('summary.workday')
              : list.format(until.days.map((d) => t(`weekday.${d}`)));
        return t('summary.weekday', { days, at: until.at.slice(0, 5) });
      }
      case 'working':
        return until.calendar === ''
          ? open
          : t('summary.working', { name: named(draft?.calendars ?? [], until.calendar) });
    }
  };
}
