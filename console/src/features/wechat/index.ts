import { WechatOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'wechat',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/data/wechat',
      component: lazyRouteComponent(() => import('./pages/WeChatPage'), 'WeChatPage'),
    }),
  ],
  nav: { to: '/data/wechat', icon: createElement(WechatOutlined), roles: ['MARKETER'], within: 'data' },
  actions: [{ labelKey: 'action.code', to: '/data/wechat', roles: ['MARKETER'] }],
  i18n: { 'zh-CN': zh, en },
});
