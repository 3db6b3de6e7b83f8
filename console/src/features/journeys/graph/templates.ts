/** Journeys to start from. Names and conditions are words of the language that is on when one starts. */
import type { Condition, Journey, JourneyNode } from '@/shared/playbook';
import { arrange } from './layout';

export type TemplateId = 'blank' | 'welcome' | 'download' | 'webinar' | 'wakeUp' | 'hotLead';

export const templates: readonly TemplateId[] = [
  'welcome',
  'download',
  'webinar',
  'wakeUp',
  'hotLead',
  'blank',
];

type Words = (key: string) => string;
type Entry = Extract<JourneyNode, { kind: 'entry' }>;

const reachable: Condition = { kind: 'reachable', channel: 'email' };
const ready: Condition = {
  kind: 'stageIs',
  stages: ['MQL', 'TAL', 'SAL', 'SQL', 'OPPORTUNITY', 'POC', 'CUSTOMER'],
};

const entry = (
  trigger: Entry['trigger'],
  next: string | null,
  reentry: Entry['reentry'] = { kind: 'never' },
): Entry => ({
  kind: 'entry',
  id: 'start',
  trigger,
  audience: reachable,
  reentry,
  grace: 'P1D',
  next,
});
const send = (id: string, next: string): JourneyNode => ({
  kind: 'send',
  id,
  channel: 'email',
  content: '',
  next,
});
const wait = (id: string, duration: string, next: string): JourneyNode => ({
  kind: 'wait',
  id,
  duration,
  next,
});
const clicked = (id: string, timeout: string, then: string, otherwise: string): JourneyNode => ({
  kind: 'waitFor',
  id,
  awaited: { kind: 'forEvent', pattern: { type: 'email.clicked', where: [] } },
  timeout,
  then,
  otherwise,
});

function nodes(id: TemplateId, say: Words): JourneyNode[] {
  const done: JourneyNode = { kind: 'exit', id: 'done', name: say('done') };
  const goal: JourneyNode = { kind: 'goal', id: 'goal', name: say('goal'), condition: ready };
  switch (id) {
    case 'blank':
      return [{ ...entry({ kind: 'manual' }, 'done'), audience: null }, done];
    case 'welcome':
      return [
        entry({ kind: 'onStage', stage: 'LEAD' }, 'hello'),
        send('hello', 'read'),
        clicked('read', 'P3D', 'cases', 'reminder'),
        send('reminder', 'pause'),
        wait('pause', 'P4D', 'cases'),
        send('cases', 'think'),
        wait('think', 'P7D', 'last'),
        send('last', 'done'),
        done,
        goal,
      ];
    case 'download':
      return [
        entry({ kind: 'onEvent', pattern: { type: 'asset.downloaded', where: [] } }, 'later', {
          kind: 'after',
          since: 'P30D',
        }),
        wait('later', 'P1D', 'more'),
        send('more', 'read'),
        clicked('read', 'P5D', 'task', 'done'),
        {
          kind: 'createTask',
          id: 'task',
          to: 'team:sdr',
          title: say('callReader'),
          dueIn: 'P1D',
          next: 'done',
        },
        done,
        goal,
      ];
    case 'webinar':
      return [
        entry({ kind: 'onEvent', pattern: { type: 'webinar.registered', where: [] } }, 'confirm', {
          kind: 'always',
        }),
        send('confirm', 'attend'),
        {
          kind: 'waitFor',
          id: 'attend',
          awaited: { kind: 'forEvent', pattern: { type: 'webinar.attended', where: [] } },
          timeout: 'P14D',
          then: 'thanks',
          otherwise: 'missed',
        },
        send('thanks', 'done'),
        send('missed', 'done'),
        done,
        goal,
      ];
    case 'wakeUp':
      return [
        entry({ kind: 'onSegment', segment: 'dormant' }, 'mail', { kind: 'after', since: 'P180D' }),
        send('mail', 'answer'),
        clicked('answer', 'P14D', 'thanks', 'done'),
        send('thanks', 'done'),
        done,
        goal,
      ];
    case 'hotLead':
      return [
        {
          ...entry({ kind: 'onSegment', segment: 'hot' }, 'who', { kind: 'after', since: 'P30D' }),
          audience: null,
        },
        {
          kind: 'branch',
          id: 'who',
          arms: [{ name: say('owned'), condition: { kind: 'owned', owner: null }, next: 'task' }],
          otherwise: 'assign',
        },
        { kind: 'assign', id: 'assign', to: 'team:sdr', next: 'task' },
        {
          kind: 'createTask',
          id: 'task',
          to: 'team:sdr',
          title: say('callHot'),
          dueIn: 'PT30M',
          next: 'done',
        },
        done,
      ];
  }
}

/** A new journey from a template, arranged on the canvas. */
export function fromTemplate(template: TemplateId, id: string, name: string, say: Words): Journey {
  const journey: Journey = { id, version: 1, name, status: 'LIVE', nodes: nodes(template, say), layout: {} };
  return { ...journey, layout: arrange(journey) };
}
