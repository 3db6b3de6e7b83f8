import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

/** One lead: everything about it on one screen. */
export default defineFeature({
  id: 'lead',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/leads/$id',
      component: lazyRouteComponent(() => import('./pages/LeadPage'), 'LeadPage'),
    }),
  ],
  i18n: { 'zh-CN': zh, en },
});
