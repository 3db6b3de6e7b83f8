import { LayoutOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { http, type KeysetPage } from '@/shared/api';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import type { Written } from '@/shared/writing';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'landing',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/landing-pages',
      component: lazyRouteComponent(() => import('./pages/LandingPagesPage'), 'LandingPagesPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/landing-pages/$id',
      component: lazyRouteComponent(() => import('./pages/LandingPage'), 'LandingPage'),
    }),
  ],
  nav: { to: '/landing-pages', icon: createElement(LayoutOutlined), roles: ['MARKETER', 'ANALYST'] },
  actions: [{ labelKey: 'action.new', to: '/landing-pages', search: { new: true }, roles: ['MARKETER'] }],
  search: async (text, signal) => {
    const found = await http.get<KeysetPage<Written>>('/api/landing-pages', {
      query: { q: text, limit: 8 },
      signal,
    });
    return found.items.map((page) => ({
      id: `landing:${page.id}`,
      label: page.name,
      hint: `/lp/${page.id}`,
      icon: createElement(LayoutOutlined),
      to: `/landing-pages/${page.id}`,
    }));
  },
  i18n: { 'zh-CN': zh, en },
});
