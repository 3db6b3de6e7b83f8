import { DatabaseOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'data',
  routes: [],
  nav: { to: '/data', icon: createElement(DatabaseOutlined), roles: ['MARKETER'] },
  i18n: { 'zh-CN': zh, en },
});
