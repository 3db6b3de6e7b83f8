import { UserOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';
import { search } from './search';

/** The list of leads, and finding anything by a few letters. */
export default defineFeature({
  id: 'leads',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/leads',
      component: lazyRouteComponent(() => import('./pages/LeadsPage'), 'LeadsPage'),
    }),
  ],
  nav: { to: '/leads', icon: createElement(UserOutlined), roles: ['MARKETER', 'SDR', 'SELLER', 'ANALYST'] },
  search,
  i18n: { 'zh-CN': zh, en },
});
