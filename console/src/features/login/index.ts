import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/shared/feature';
import { rootRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'login',
  routes: [],
  bare: [
    createRoute({
      getParentRoute: () => rootRoute,
      path: '/login',
      component: lazyRouteComponent(() => import('./pages/LoginPage'), 'LoginPage'),
    }),
  ],
  i18n: { 'zh-CN': zh, en },
});
