import { InboxOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'desk',
  routes: [],
  nav: { to: '/desk', icon: createElement(InboxOutlined), roles: ['SDR', 'SELLER'] },
  i18n: { 'zh-CN': zh, en },
});
