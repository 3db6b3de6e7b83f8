import { ReadOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'content',
  routes: [],
  nav: { to: '/content', icon: createElement(ReadOutlined), roles: ['MARKETER'] },
  i18n: { 'zh-CN': zh, en },
});
