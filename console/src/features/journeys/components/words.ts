import { useTranslation } from 'react-i18next';
import { useSentences } from '@/shared/conditions';
import { useVocabulary, type JourneyNode } from '@/shared/playbook';
import { isBlank } from '../graph/check';
import type { Exit } from '../graph/exits';

export interface NodeWords {
  kind: (node: JourneyNode) => string;
  /** What a node does, in one short line. */
  summary: (node: JourneyNode) => string;
  exit: (node: JourneyNode, exit: Exit, index: number) => string;
  assignee: (to: string) => string;
}

/** Nodes in words, in the language that is on. */
export function useNodeWords(): NodeWords {
  const { t } = useTranslation('journeys');
  const { t: p } = useTranslation('playbook');
  const { condition, pattern, duration } = useSentences();
  const { tags, segments, stages } = useVocabulary();
  const open = t('summary.open');
  const named = (list: readonly { id: string; name: string }[], id: string) =>
    list.find((e) => e.id === id)?.name ?? id;
  const assignee = (to: string) => {
    const team = /^team:(.+)$/.exec(to)?.[1];
    return team === undefined
      ? to.replace(/^user:/, '')
      : t('settings.team', { name: t(`team.${team}`, team) });
  };
  const trigger = (node: Extract<JourneyNode, { kind: 'entry' }>) => {
    switch (node.trigger.kind) {
      case 'onSegment': {
        const { segment } = node.trigger;
        return segment === '' ? open : t('summary.onSegment', { name: named(segments, segment) });
      }
      case 'onStage': {
        const { stage } = node.trigger;
        return stage === '' ? open : t('summary.onStage', { name: named(stages, stage) });
      }
      case 'onEvent':
        return node.trigger.pattern.type === ''
          ? open
          : t('summary.onEvent', { event: pattern(node.trigger.pattern) });
      case 'manual':
        return t('summary.manual');
    }
  };
  const summary = (node: JourneyNode): string => {
    switch (node.kind) {
      case 'entry':
        return trigger(node);
      case 'send':
        return t('summary.send', {
          channel: p(`channel.${node.channel}`, node.channel),
          content: node.content === '' ? open : node.content,
        });
      case 'wait':
        return t('summary.wait', { duration: duration(node.duration) });
      case 'waitFor': {
        const { awaited } = node;
        const what = awaited.kind === 'forEvent' ? pattern(awaited.pattern) : condition(awaited.condition);
        return t('summary.waitFor', { what: what === '' ? open : what, duration: duration(node.timeout) });
      }
      case 'branch':
        return t('summary.branch', { count: node.arms.length });
      case 'addTag':
      case 'removeTag':
        return node.tag === '' ? open : named(tags, node.tag);
      case 'assign':
        return node.to === '' ? open : assignee(node.to);
      case 'createTask':
        return node.title === ''
          ? open
          : t('summary.task', { title: node.title, duration: duration(node.dueIn) });
      case 'goal':
        return node.name !== '' ? node.name : isBlank(node.condition) ? open : condition(node.condition);
      case 'exit':
        return node.name;
    }
  };
  const exit = (node: JourneyNode, e: Exit, index: number): string => {
    if (e.key.startsWith('arm:'))
      return e.name === undefined || e.name === '' ? t('exit.arm', { n: index + 1 }) : e.name;
    if (e.key === 'otherwise') return node.kind === 'branch' ? t('exit.else') : t('exit.otherwise');
    return e.key === 'then' ? t('exit.then') : t('exit.next');
  };
  return { kind: (node) => t(`kind.${node.kind}`), summary, exit, assignee };
}
