import { FundProjectionScreenOutlined } from '@ant-design/icons';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'opportunities',
  routes: [],
  nav: {
    to: '/opportunities',
    icon: createElement(FundProjectionScreenOutlined),
    roles: ['SDR', 'SELLER', 'ANALYST'],
  },
  i18n: { 'zh-CN': zh, en },
});
