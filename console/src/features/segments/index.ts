import { TeamOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

/** Segments: leads for which a condition is true now. */
export default defineFeature({
  id: 'segments',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/segments',
      component: lazyRouteComponent(() => import('./pages/SegmentsPage'), 'SegmentsPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/segments/$id',
      component: lazyRouteComponent(() => import('./pages/SegmentPage'), 'SegmentPage'),
    }),
  ],
  nav: { to: '/segments', icon: createElement(TeamOutlined), roles: ['MARKETER', 'ANALYST'] },
  actions: [{ labelKey: 'new', to: '/segments', search: { new: true }, roles: ['MARKETER'] }],
  i18n: { 'zh-CN': zh, en },
});
