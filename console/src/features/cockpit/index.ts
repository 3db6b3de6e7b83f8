import { CompassOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'cockpit',
  routes: [],
  nav: { to: '/cockpit', icon: createElement(CompassOutlined), roles: ['MARKETER', 'SELLER', 'ANALYST'] },
  i18n: { 'zh-CN': zh, en },
});
