import { CompassOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'cockpit',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/cockpit',
      component: lazyRouteComponent(() => import('./pages/CockpitPage'), 'CockpitPage'),
    }),
  ],
  nav: { to: '/cockpit', icon: createElement(CompassOutlined), roles: ['MARKETER', 'SELLER', 'ANALYST'] },
  i18n: { 'zh-CN': zh, en },
});
