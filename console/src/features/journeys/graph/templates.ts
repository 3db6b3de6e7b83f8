/** Journeys to start from. Names and conditions are words of the language that is on when one starts. */
import type { Condition, Journey, JourneyNode } from '@/shared/playbook';
import { arrange } from './layout';
import { workdays } from './newNode';

export type TemplateId =
  'blank' | 'welcome' | 'download' | 'webinar' | 'wakeUp' | 'hotLead' | 'subjectTest' | 'renewal';

export const templates: readonly TemplateId[] = [
  'welcome',
  'download',
  'webinar',
  'wakeUp',
  'hotLead',
  'subjectTest',
  'renewal',
  'blank',
];

type Words = (key: string) => string;
type Entry = Extract<JourneyNode, { kind: 'entry' }>;

const reachable: Condition = { kind: 'reachable', channel: 'email' };
const ready: Condition = {
  kind: 'stageIs',
  stages: ['MQL', 'TAL', 'SAL', 'SQL', 'OPPORTUNITY', 'POC', 'CUSTOMER'],
};

/** Clicked since coming into the journey. */
const answered: Condition = {
  kind: 'happened',
  pattern: { type: 'email.clicked', where: [] },
  times: 'AT_LEAST',
  n: 1,
  window: { kind: 'sinceJourney' },
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
const mail = (id: string): Extract<JourneyNode, { kind: 'send' }> => ({
  kind: 'send',
  id,
  channel: 'email',
  content: '',
});
const send = (id: string, next: string): JourneyNode => ({ ...mail(id), next });
const wait = (id: string, duration: string, next: string): JourneyNode => ({
  kind: 'wait',
  id,
  duration,
  next,
});
/** The next working morning of the lead. */
const morning = (id: string, next: string): JourneyNode => ({
  kind: 'waitUntil',
  id,
  until: { kind: 'onWeekday', days: [...workdays], at: '09:30' },
  next,
});
/** Weeks of the welcome at which something is sent, after the first message. */
const WELCOME_WEEKS = [1, 2, 3, 5, 7, 9, 11, 13] as const;

/** A message in each of those weeks, on a weekday morning; the last leads on to `end`. */
const weekly = (end: string): JourneyNode[] =>
  WELCOME_WEEKS.flatMap((week, i) => {
    const before = WELCOME_WEEKS[i - 1] ?? 0;
    const after = WELCOME_WEEKS[i + 1];
    return [
      wait(`pause-${week}`, `P${(week - before) * 7 - 1}D`, `morning-${week}`),
      morning(`morning-${week}`, `week-${week}`),
      send(`week-${week}`, after === undefined ? end : `pause-${after}`),
    ];
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
        clicked('read', 'P3D', 'warm', 'pause-1'),
        { kind: 'adjustScore', id: 'warm', dimension: 'ENGAGEMENT', points: 5, next: 'pause-1' },
        ...weekly('done'),
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
        entry({ kind: 'onSegment', segment: 'dormant' }, 'hold', { kind: 'after', since: 'P180D' }),
        {
          kind: 'split',
          id: 'hold',
          salt: null,
          mode: 'FIXED',
          shares: [
            { name: say('written'), weight: 90, holdOut: false, next: 'morning' },
            { name: say('heldOut'), weight: 10, holdOut: true },
          ],
        },
        morning('morning', 'mail'),
        { ...mail('mail'), next: 'answer', onError: 'byHand' },
        clicked('answer', 'P14D', 'thanks', 'done'),
        send('thanks', 'done'),
        { kind: 'notify', id: 'byHand', to: 'owner', message: say('notSent'), next: 'done' },
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
    case 'subjectTest':
      return [
        entry({ kind: 'manual' }, 'morning', { kind: 'always' }),
        morning('morning', 'mail'),
        {
          ...mail('mail'),
          variants: [
            { name: say('subjectA'), content: '', weight: 50 },
            { name: say('subjectB'), content: '', weight: 50 },
          ],
          next: 'wait',
        },
        wait('wait', 'P7D', 'done'),
        done,
        { kind: 'goal', id: 'goal', name: say('answered'), condition: answered },
      ];
    case 'renewal':
      return [
        entry({ kind: 'onStage', stage: 'CUSTOMER' }, 'year', { kind: 'always' }),
        wait('year', 'P305D', 'tell'),
        { kind: 'notify', id: 'tell', to: 'owner', message: say('renewalSoon'), next: 'call' },
        {
          kind: 'createTask',
          id: 'call',
          to: 'team:success',
          title: say('callRenewal'),
          dueIn: 'P7D',
          next: 'logged',
        },
        {
          kind: 'waitFor',
          id: 'logged',
          awaited: { kind: 'forEvent', pattern: { type: 'call.logged', where: [] } },
          timeout: 'P14D',
          then: 'done',
          otherwise: 'morning',
        },
        morning('morning', 'mail'),
        send('mail', 'done'),
        done,
      ];
  }
}

/** A new journey from a template, arranged on the canvas. */
export function fromTemplate(template: TemplateId, id: string, name: string, say: Words): Journey {
  const journey: Journey = { id, version: 1, name, status: 'LIVE', nodes: nodes(template, say), layout: {} };
  return { ...journey, layout: arrange(journey) };
}
