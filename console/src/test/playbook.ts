/** A small playbook in the shape of the shipped one. */
import type { Playbook } from '@/shared/playbook';

export function aPlaybook(change: (playbook: Playbook) => void = () => undefined): Playbook {
  const playbook: Playbook = {
    version: 3,
    name: 'Default playbook',
    timeZone: 'Asia/Shanghai',
    fields: [
      { key: 'email', label: 'E-mail', type: 'TEXT', options: [] },
      { key: 'jobLevel', label: 'Job level', type: 'CHOICE', options: ['executive', 'director', 'manager'] },
      { key: 'employees', label: 'Employees', type: 'NUMBER', options: [] },
    ],
    tags: [
      {
        id: 'asks-price',
        name: 'Looks at prices',
        group: 'Interest',
        kind: 'ANALYTICAL',
        weight: 80,
        rule: null,
      },
      { id: 'nurtured', name: 'Nurtured', group: 'State', kind: 'FACTUAL', weight: 10, rule: null },
    ],
    scoring: {
      rules: [
        {
          id: 'fit-executive',
          name: 'Executive',
          model: 'PERSON',
          trigger: {
            kind: 'while',
            condition: { kind: 'trait', field: 'jobLevel', op: 'ONE_OF', values: ['executive'] },
          },
          points: 30,
          decay: { kind: 'none' },
        },
        {
          id: 'did-pricing',
          name: 'Looked at prices',
          model: 'ONLINE',
          trigger: {
            kind: 'each',
            pattern: { type: 'page', where: [{ path: 'path', op: 'STARTS_WITH', values: ['/pricing'] }] },
          },
          points: 8,
          cap: 40,
          decay: { kind: 'halfLife', halfLife: 'PT720H' },
        },
        {
          id: 'spam-throwaway',
          name: 'Throw-away address',
          model: 'SPAM',
          trigger: {
            kind: 'while',
            condition: { kind: 'trait', field: 'email', op: 'MATCHES', values: ['.*@mailinator\\..*'] },
          },
          points: 60,
          decay: { kind: 'none' },
        },
      ],
      matrix: { a: 60, b: 40, c: 20, one: 60, two: 30, three: 10 },
      spamLimit: 50,
      modelCaps: {},
    },
    segments: [
      {
        id: 'dormant',
        name: 'Dormant',
        description: 'Nothing for 90 days',
        condition: { kind: 'hasTag', tag: 'silent' },
      },
    ],
    lifecycle: {
      stages: [
        stage('TRAFFIC', 'Traffic', 'MARKETING', []),
        {
          ...stage('LEAD', 'Lead', 'MARKETING', ['TRAFFIC']),
          entry: { kind: 'trait', field: 'email', op: 'IS_SET', values: [] },
        },
        {
          ...stage('MQL', 'MQL', 'MARKETING', ['LEAD', 'RECYCLED']),
          entry: { kind: 'gradeIn', grades: ['A1', 'A2', 'B1'] },
        },
        stage('SAL', 'SAL', 'SDR', ['MQL']),
        stage('SQL', 'SQL', 'SALES', ['SAL']),
        stage('CUSTOMER', 'Customer', 'SALES', ['SQL']),
        {
          ...stage('RECYCLED', 'Recycled', 'MARKETING', ['MQL', 'SAL', 'SQL']),
          kind: 'SIDE',
          reasonRequired: true,
        },
        { ...stage('LOST', 'Lost', 'SALES', ['SQL']), kind: 'END', reasonRequired: true },
      ],
    },
    journeys: [
      {
        id: 'welcome',
        version: 1,
        name: 'Welcome',
        status: 'LIVE',
        layout: {},
        exitWhen: { kind: 'isSpam' },
        nodes: [
          {
            kind: 'entry',
            id: 'start',
            trigger: { kind: 'onStage', stage: 'LEAD' },
            audience: { kind: 'reachable', channel: 'email' },
            reentry: { kind: 'never' },
            grace: 'PT24H',
            next: 'hello',
          },
          { kind: 'send', id: 'hello', channel: 'email', content: 'welcome-1', next: 'read' },
          {
            kind: 'waitFor',
            id: 'read',
            awaited: { kind: 'forEvent', pattern: { type: 'email.clicked', where: [] } },
            timeout: 'PT72H',
            then: 'warm',
            otherwise: 'done',
          },
          { kind: 'addTag', id: 'warm', tag: 'nurtured', next: 'done' },
          {
            kind: 'goal',
            id: 'ready',
            name: 'Became an MQL',
            condition: { kind: 'stageIs', stages: ['MQL'] },
          },
          { kind: 'exit', id: 'done', name: 'End of the welcome' },
        ],
      },
    ],
    calendars: [],
    contact: null,
  };
  change(playbook);
  return playbook;
}

function stage(
  id: string,
  name: string,
  team: Playbook['lifecycle']['stages'][number]['team'],
  from: string[],
) {
  return {
    id,
    name,
    team,
    from,
    kind: 'MAIN' as const,
    entry: null,
    requiredFields: [],
    reasonRequired: false,
    reasons: [],
  };
}
