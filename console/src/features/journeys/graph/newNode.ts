import type { Condition, JourneyNode, NodeKind } from '@/shared/playbook';

const blank = (): Condition => ({ kind: 'all', of: [] });

/** A node of a kind with nothing decided yet. */
export function newNode(kind: NodeKind, id: string): JourneyNode {
  switch (kind) {
    case 'entry':
      return {
        kind,
        id,
        trigger: { kind: 'onSegment', segment: '' },
        audience: null,
        reentry: { kind: 'never' },
        grace: 'P1D',
      };
    case 'send':
      return { kind, id, channel: 'email', content: '' };
    case 'wait':
      return { kind, id, duration: 'P3D' };
    case 'waitUntil':
      return { kind, id, until: { kind: 'onWeekday', days: [...workdays], at: '09:00' } };
    case 'waitFor':
      return {
        kind,
        id,
        awaited: { kind: 'forEvent', pattern: { type: 'email.clicked', where: [] } },
        timeout: 'P3D',
      };
    case 'branch':
      return { kind, id, arms: [{ name: '', condition: blank() }] };
    case 'split':
      return {
        kind,
        id,
        salt: null,
        mode: 'FIXED',
        shares: [
          { name: 'A', weight: 50, holdOut: false },
          { name: 'B', weight: 50, holdOut: false },
        ],
      };
    case 'addTag':
    case 'removeTag':
      return { kind, id, tag: '' };
    case 'assign':
      return { kind, id, to: 'team:sdr' };
    case 'createTask':
      return { kind, id, to: 'team:sdr', title: '', dueIn: 'P1D' };
    case 'setField':
      return { kind, id, field: '', value: '' };
    case 'adjustScore':
      return { kind, id, dimension: 'ENGAGEMENT', points: 5 };
    case 'moveStage':
      return { kind, id, stage: '', note: null };
    case 'notify':
      return { kind, id, to: 'owner', message: '' };
    case 'callWebhook':
      return { kind, id, webhook: '', values: {} };
    case 'offerSurvey':
      return { kind, id, channel: 'email', survey: '' };
    case 'giveReward':
      return { kind, id, reward: '' };
    case 'enterJourney':
    case 'leaveJourney':
      return { kind, id, journey: '' };
    case 'subJourney':
      return { kind, id, journey: '', timeout: 'P30D' };
    case 'goal':
      return { kind, id, name: '', condition: blank() };
    case 'exit':
      return { kind, id, name: '' };
  }
}

/** Monday to Friday. */
export const workdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const;
