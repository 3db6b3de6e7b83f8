import { UsergroupAddOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'unify',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/duplicates',
      component: lazyRouteComponent(() => import('./pages/DuplicatesPage'), 'DuplicatesPage'),
    }),
  ],
  nav: { to: '/duplicates', icon: createElement(UsergroupAddOutlined), roles: ['MARKETER'], within: 'leads' },
  actions: [{ labelKey: 'action.review', to: '/duplicates', roles: ['MARKETER'] }],
  i18n: { 'zh-CN': zh, en },
});
