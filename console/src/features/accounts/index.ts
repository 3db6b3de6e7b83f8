import { BankOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'accounts',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/accounts',
      component: lazyRouteComponent(() => import('./pages/AccountsPage'), 'AccountsPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/accounts/$id',
      component: lazyRouteComponent(() => import('./pages/AccountPage'), 'AccountPage'),
    }),
  ],
  nav: {
    to: '/accounts',
    icon: createElement(BankOutlined),
    roles: ['MARKETER', 'SDR', 'SELLER', 'ANALYST'],
  },
  i18n: { 'zh-CN': zh, en },
});
