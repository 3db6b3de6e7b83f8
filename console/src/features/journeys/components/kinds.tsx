/** How each kind of node looks and where it stands in the palette. */
import {
  BranchesOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  FlagOutlined,
  HourglassOutlined,
  LoginOutlined,
  LogoutOutlined,
  MailOutlined,
  TagOutlined,
  TagsOutlined,
  UserSwitchOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { NodeKind } from '@/shared/playbook';

export const icons: Record<NodeKind, ReactNode> = {
  entry: <LoginOutlined />,
  send: <MailOutlined />,
  wait: <ClockCircleOutlined />,
  waitFor: <HourglassOutlined />,
  branch: <BranchesOutlined />,
  addTag: <TagOutlined />,
  removeTag: <TagsOutlined />,
  assign: <UserSwitchOutlined />,
  createTask: <CheckSquareOutlined />,
  goal: <FlagOutlined />,
  exit: <LogoutOutlined />,
};

export type Family = 'message' | 'time' | 'decide' | 'act' | 'end';

export const families: readonly { family: Family; kinds: readonly NodeKind[] }[] = [
  { family: 'message', kinds: ['send'] },
  { family: 'time', kinds: ['wait', 'waitFor'] },
  { family: 'decide', kinds: ['branch'] },
  { family: 'act', kinds: ['addTag', 'removeTag', 'assign', 'createTask'] },
  { family: 'end', kinds: ['goal', 'exit'] },
];

/** The hue of a node's mark, by what it does. */
export const hues: Record<NodeKind, string> = {
  entry: 'var(--h-ink)',
  send: 'var(--h-accent)',
  wait: 'var(--h-warn)',
  waitFor: 'var(--h-warn)',
  branch: '#3D7FBF',
  addTag: 'var(--h-ink-soft)',
  removeTag: 'var(--h-ink-soft)',
  assign: 'var(--h-ink-soft)',
  createTask: 'var(--h-ink-soft)',
  goal: 'var(--h-accent)',
  exit: 'var(--h-ink)',
};

/** The name under which a palette entry is dragged. */
export const DRAG_TYPE = 'application/x-hatchery-node';
