import { TagsOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

/** Tags: what is said of leads in one word, by rule, by hand or by a journey. */
export default defineFeature({
  id: 'tags',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/tags',
      component: lazyRouteComponent(() => import('./pages/TagsPage'), 'TagsPage'),
    }),
  ],
  nav: {
    to: '/tags',
    icon: createElement(TagsOutlined),
    roles: ['MARKETER', 'ANALYST'],
    within: 'segments',
  },
  actions: [{ labelKey: 'new', to: '/tags', search: { edit: 'new' }, roles: ['MARKETER'] }],
  i18n: { 'zh-CN': zh, en },
});
