import { LineChartOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'reports',
  routes: [],
  nav: { to: '/reports', icon: createElement(LineChartOutlined), roles: ['MARKETER', 'SELLER', 'ANALYST'] },
  i18n: { 'zh-CN': zh, en },
});
