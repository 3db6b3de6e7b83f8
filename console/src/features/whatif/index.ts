import { HistoryOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

const readers = ['MARKETER', 'ANALYST'] as const;

/** The playbook as a whole: its history, and what a draft of it would change. */
export default defineFeature({
  id: 'whatif',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/playbook',
      beforeLoad: () => {
        throw redirect({ to: '/playbook/history' });
      },
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/playbook/history',
      component: lazyRouteComponent(() => import('./pages/HistoryPage'), 'HistoryPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/playbook/what-would-change',
      component: lazyRouteComponent(() => import('./pages/WhatIfPage'), 'WhatIfPage'),
    }),
  ],
  nav: { to: '/playbook', icon: createElement(HistoryOutlined), roles: readers },
  actions: [
    { labelKey: 'history.title', to: '/playbook/history', roles: readers },
    { labelKey: 'title', to: '/playbook/what-would-change', roles: readers },
  ],
  i18n: { 'zh-CN': zh, en },
});
