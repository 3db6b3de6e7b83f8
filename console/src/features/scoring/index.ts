import { StarOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'scoring',
  routes: [],
  nav: { to: '/scoring', icon: createElement(StarOutlined), roles: ['MARKETER', 'ANALYST'] },
  i18n: { 'zh-CN': zh, en },
});
