/** How each kind of node looks and where it stands in the palette. */
import {
  ApiOutlined,
  BellOutlined,
  BranchesOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  EditOutlined,
  FlagOutlined,
  FormOutlined,
  GiftOutlined,
  HourglassOutlined,
  ImportOutlined,
  ExportOutlined,
  LoginOutlined,
  LogoutOutlined,
  MailOutlined,
  NodeIndexOutlined,
  PercentageOutlined,
  PlusCircleOutlined,
  RiseOutlined,
  TagOutlined,
  TagsOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { NodeKind } from '@/shared/playbook';

export const icons: Record<NodeKind, ReactNode> = {
  entry: <LoginOutlined />,
  send: <MailOutlined />,
  offerSurvey: <FormOutlined />,
  giveReward: <GiftOutlined />,
  wait: <ClockCircleOutlined />,
  waitUntil: <CalendarOutlined />,
  waitFor: <HourglassOutlined />,
  branch: <BranchesOutlined />,
  split: <PercentageOutlined />,
  addTag: <TagOutlined />,
  removeTag: <TagsOutlined />,
  setField: <EditOutlined />,
  adjustScore: <PlusCircleOutlined />,
  moveStage: <RiseOutlined />,
  assign: <UserSwitchOutlined />,
  createTask: <CheckSquareOutlined />,
  notify: <BellOutlined />,
  callWebhook: <ApiOutlined />,
  enterJourney: <ImportOutlined />,
  leaveJourney: <ExportOutlined />,
  subJourney: <NodeIndexOutlined />,
  goal: <FlagOutlined />,
  exit: <LogoutOutlined />,
};

export type Family = 'message' | 'time' | 'decide' | 'act' | 'journey' | 'end';

export const families: readonly { family: Family; kinds: readonly NodeKind[] }[] = [
  { family: 'message', kinds: ['send', 'offerSurvey', 'giveReward'] },
  { family: 'time', kinds: ['wait', 'waitUntil', 'waitFor'] },
  { family: 'decide', kinds: ['branch', 'split'] },
  {
    family: 'act',
    kinds: [
      'addTag',
      'removeTag',
      'setField',
      'adjustScore',
      'moveStage',
      'assign',
      'createTask',
      'notify',
      'callWebhook',
    ],
  },
  { family: 'journey', kinds: ['enterJourney', 'leaveJourney', 'subJourney'] },
  { family: 'end', kinds: ['goal', 'exit'] },
];

const ofFamily: Record<Family, string> = {
  message: 'var(--h-accent)',
  time: 'var(--h-warn)',
  decide: '#3D7FBF',
  act: 'var(--h-ink-soft)',
  journey: '#8A63A6',
  end: 'var(--h-ink)',
};

/** The hue of a node's mark, by what it does. */
export function hueOf(kind: NodeKind): string {
  if (kind === 'goal') return 'var(--h-accent)';
  const family = families.find((f) => f.kinds.includes(kind))?.family;
  return family === undefined ? 'var(--h-ink)' : ofFamily[family];
}

/** The name under which a palette entry is dragged. */
export const DRAG_TYPE = 'application/x-hatchery-node';
