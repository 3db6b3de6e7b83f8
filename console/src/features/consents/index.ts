import { SafetyCertificateOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'consents',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/consents',
      component: lazyRouteComponent(() => import('./pages/ConsentsPage'), 'ConsentsPage'),
    }),
  ],
  nav: {
    to: '/consents',
    icon: createElement(SafetyCertificateOutlined),
    roles: ['MARKETER', 'ANALYST', 'SDR', 'SELLER'],
    within: 'leads',
  },
  i18n: { 'zh-CN': zh, en },
});
