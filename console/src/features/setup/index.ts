import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/shared/feature';
import { rootRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'setup',
  routes: [],
  bare: [
    createRoute({
      getParentRoute: () => rootRoute,
      path: '/setup',
      component: lazyRouteComponent(() => import('./pages/SetupPage'), 'SetupPage'),
    }),
  ],
  i18n: { 'zh-CN': zh, en },
});
