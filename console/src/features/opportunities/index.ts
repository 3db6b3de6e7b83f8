import { FundProjectionScreenOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'opportunities',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/opportunities',
      component: lazyRouteComponent(() => import('./pages/OpportunitiesPage'), 'OpportunitiesPage'),
    }),
  ],
  nav: {
    to: '/opportunities',
    icon: createElement(FundProjectionScreenOutlined),
    roles: ['SDR', 'SELLER', 'ANALYST'],
  },
  actions: [{ labelKey: 'action.board', to: '/opportunities', roles: ['SDR', 'SELLER', 'ANALYST'] }],
  i18n: { 'zh-CN': zh, en },
});
