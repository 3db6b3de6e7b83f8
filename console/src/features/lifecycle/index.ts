import { ApartmentOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'lifecycle',
  routes: [],
  nav: { to: '/lifecycle', icon: createElement(ApartmentOutlined), roles: ['MARKETER', 'ANALYST'] },
  i18n: { 'zh-CN': zh, en },
});
