import { BankOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'accounts',
  routes: [],
  nav: {
    to: '/accounts',
    icon: createElement(BankOutlined),
    roles: ['MARKETER', 'SDR', 'SELLER', 'ANALYST'],
  },
  i18n: { 'zh-CN': zh, en },
});
