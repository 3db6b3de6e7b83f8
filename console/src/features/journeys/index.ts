import { BranchesOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'journeys',
  routes: [],
  nav: { to: '/journeys', icon: createElement(BranchesOutlined), roles: ['MARKETER', 'ANALYST'] },
  i18n: { 'zh-CN': zh, en },
});
