import { ApartmentOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'lifecycle',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/lifecycle',
      component: lazyRouteComponent(() => import('./pages/LifecyclePage'), 'LifecyclePage'),
    }),
  ],
  nav: { to: '/lifecycle', icon: createElement(ApartmentOutlined), roles: ['MARKETER', 'ANALYST'] },
  i18n: { 'zh-CN': zh, en },
});
