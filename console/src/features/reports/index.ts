import { LineChartOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

const roles = ['MARKETER', 'SELLER', 'ANALYST'] as const;

export default defineFeature({
  id: 'reports',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/reports',
      component: lazyRouteComponent(() => import('./pages/ReportsPage'), 'ReportsPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/reports/funnel',
      component: lazyRouteComponent(() => import('./pages/FunnelPage'), 'FunnelPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/reports/revenue',
      component: lazyRouteComponent(() => import('./pages/RevenuePage'), 'RevenuePage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/reports/time-in-stage',
      component: lazyRouteComponent(() => import('./pages/TimeInStagePage'), 'TimeInStagePage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/reports/mqls',
      component: lazyRouteComponent(() => import('./pages/MqlsPage'), 'MqlsPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/reports/costs',
      component: lazyRouteComponent(() => import('./pages/CostsPage'), 'CostsPage'),
    }),
  ],
  nav: { to: '/reports', icon: createElement(LineChartOutlined), roles },
  actions: [
    { labelKey: 'funnel.title', to: '/reports/funnel', roles },
    { labelKey: 'revenue.title', to: '/reports/revenue', roles },
    { labelKey: 'time.title', to: '/reports/time-in-stage', roles },
    { labelKey: 'mqls.title', to: '/reports/mqls', roles },
    { labelKey: 'costs.title', to: '/reports/costs', roles: ['MARKETER', 'ANALYST'] },
  ],
  i18n: { 'zh-CN': zh, en },
});
