import { SettingOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'settings',
  routes: [],
  nav: { to: '/settings', icon: createElement(SettingOutlined), roles: ['ADMIN'] },
  i18n: { 'zh-CN': zh, en },
});
