import { InboxOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';
import { AlertBell } from './parts/AlertBell';

export default defineFeature({
  id: 'desk',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/desk',
      component: lazyRouteComponent(() => import('./pages/DeskPage'), 'DeskPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/desk/tasks',
      component: lazyRouteComponent(() => import('./pages/TasksPage'), 'TasksPage'),
    }),
  ],
  nav: { to: '/desk', icon: createElement(InboxOutlined), roles: ['SDR', 'SELLER'] },
  actions: [
    { labelKey: 'action.queue', to: '/desk', roles: ['SDR', 'SELLER'] },
    { labelKey: 'action.tasks', to: '/desk/tasks', roles: ['SDR', 'SELLER'] },
  ],
  topBar: AlertBell,
  i18n: { 'zh-CN': zh, en },
});
