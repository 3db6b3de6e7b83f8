import { NotificationOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'ads',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/data/ads',
      component: lazyRouteComponent(() => import('./pages/AdsPage'), 'AdsPage'),
    }),
  ],
  nav: { to: '/data/ads', icon: createElement(NotificationOutlined), roles: ['ADMIN'], within: 'data' },
  actions: [{ labelKey: 'action.connect', to: '/data/ads', roles: ['ADMIN'] }],
  i18n: { 'zh-CN': zh, en },
});
