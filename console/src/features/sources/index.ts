import { ShareAltOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'sources',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/data/sources',
      component: lazyRouteComponent(() => import('./pages/SourcesPage'), 'SourcesPage'),
    }),
  ],
  nav: {
    to: '/data/sources',
    icon: createElement(ShareAltOutlined),
    roles: ['MARKETER', 'ANALYST', 'SDR', 'SELLER'],
    within: 'data',
  },
  actions: [
    {
      labelKey: 'action.link',
      to: '/data/sources',
      search: { tab: 'links', make: true },
      roles: ['MARKETER', 'SDR', 'SELLER'],
    },
    { labelKey: 'action.campaigns', to: '/data/sources', roles: ['MARKETER', 'ANALYST'] },
  ],
  i18n: { 'zh-CN': zh, en },
});
