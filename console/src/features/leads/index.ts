import { UserOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'leads',
  routes: [],
  nav: { to: '/leads', icon: createElement(UserOutlined), roles: ['MARKETER', 'SDR', 'SELLER', 'ANALYST'] },
  i18n: { 'zh-CN': zh, en },
});
