import { CommentOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'wecom',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/data/wecom',
      component: lazyRouteComponent(() => import('./pages/WeComPage'), 'WeComPage'),
    }),
  ],
  nav: { to: '/data/wecom', icon: createElement(CommentOutlined), roles: ['MARKETER'], within: 'data' },
  actions: [{ labelKey: 'action.code', to: '/data/wecom', roles: ['MARKETER'] }],
  i18n: { 'zh-CN': zh, en },
});
