import { StarOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'scoring',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/scoring',
      component: lazyRouteComponent(() => import('./pages/ScoringPage'), 'ScoringPage'),
    }),
  ],
  nav: { to: '/scoring', icon: createElement(StarOutlined), roles: ['MARKETER', 'ANALYST'] },
  i18n: { 'zh-CN': zh, en },
});
