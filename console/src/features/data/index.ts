import { DatabaseOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'data',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/data',
      component: lazyRouteComponent(() => import('./pages/DataPage'), 'DataPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/data/imports/$id',
      component: lazyRouteComponent(() => import('./pages/ImportPage'), 'ImportPage'),
    }),
  ],
  nav: { to: '/data', icon: createElement(DatabaseOutlined), roles: ['MARKETER'] },
  actions: [
    { labelKey: 'action.import', to: '/data', roles: ['MARKETER'] },
    { labelKey: 'action.tracking', to: '/data', search: { tab: 'tracking' }, roles: ['MARKETER'] },
  ],
  i18n: { 'zh-CN': zh, en },
});
