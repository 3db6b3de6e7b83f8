import { FormOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { http, type KeysetPage } from '@/shared/api';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import type { Written } from '@/shared/writing';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'forms',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/forms',
      component: lazyRouteComponent(() => import('./pages/FormsPage'), 'FormsPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/forms/$id',
      component: lazyRouteComponent(() => import('./pages/FormPage'), 'FormPage'),
    }),
  ],
  nav: { to: '/forms', icon: createElement(FormOutlined), roles: ['MARKETER', 'ANALYST'] },
  actions: [
    { labelKey: 'action.new', to: '/forms', search: { new: true }, roles: ['MARKETER'] },
    { labelKey: 'action.assets', to: '/forms', search: { tab: 'assets' }, roles: ['MARKETER'] },
    { labelKey: 'action.review', to: '/forms', search: { tab: 'held' }, roles: ['MARKETER'] },
  ],
  search: async (text, signal) => {
    const found = await http.get<KeysetPage<Written>>('/api/forms', {
      query: { q: text, limit: 8 },
      signal,
    });
    return found.items.map((form) => ({
      id: `form:${form.id}`,
      label: form.name,
      hint: `/p/${form.id}`,
      icon: createElement(FormOutlined),
      to: `/forms/${form.id}`,
    }));
  },
  i18n: { 'zh-CN': zh, en },
});
