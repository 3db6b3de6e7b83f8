import { SettingOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';
import { JobsIndicator } from './parts/JobsIndicator';

export default defineFeature({
  id: 'settings',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/settings',
      component: lazyRouteComponent(() => import('./pages/CompanyPage'), 'CompanyPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/settings/people',
      component: lazyRouteComponent(() => import('./pages/PeoplePage'), 'PeoplePage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/settings/email',
      component: lazyRouteComponent(() => import('./email/EmailPage'), 'EmailPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/settings/keys',
      component: lazyRouteComponent(() => import('./pages/KeysPage'), 'KeysPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/settings/jobs',
      component: lazyRouteComponent(() => import('./pages/JobsPage'), 'JobsPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/settings/audit',
      component: lazyRouteComponent(() => import('./pages/AuditPage'), 'AuditPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/settings/privacy',
      component: lazyRouteComponent(() => import('./pages/PrivacyPage'), 'PrivacyPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/account',
      component: lazyRouteComponent(() => import('./pages/AccountPage'), 'AccountPage'),
    }),
  ],
  nav: { to: '/settings', icon: createElement(SettingOutlined), roles: ['ADMIN'] },
  actions: [
    { labelKey: 'action.people', to: '/settings/people', roles: ['ADMIN'] },
    { labelKey: 'action.keys', to: '/settings/keys', roles: ['ADMIN'] },
    {
      labelKey: 'action.password',
      to: '/account',
      roles: ['ADMIN', 'MARKETER', 'SDR', 'SELLER', 'ANALYST'],
    },
  ],
  topBar: JobsIndicator,
  i18n: { 'zh-CN': zh, en },
});
