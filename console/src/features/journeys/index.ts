import { BranchesOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { http } from '@/shared/api';
import { defineFeature } from '@/shared/feature';
import type { InForce } from '@/shared/playbook';
import { appRoute } from '@/shared/routes';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'journeys',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/journeys',
      component: lazyRouteComponent(() => import('./pages/JourneysPage'), 'JourneysPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/journeys/$id',
      component: lazyRouteComponent(() => import('./pages/JourneyPage'), 'JourneyPage'),
    }),
  ],
  nav: { to: '/journeys', icon: createElement(BranchesOutlined), roles: ['MARKETER', 'ANALYST'] },
  actions: [{ labelKey: 'newAction', to: '/journeys', search: { new: true }, roles: ['MARKETER'] }],
  search: async (text, signal) => {
    const { playbook } = await http.get<InForce>('/api/playbook', { signal });
    const found = playbook.journeys.filter((j) => j.name.toLowerCase().includes(text.toLowerCase()));
    return [...new Map(found.map((j) => [j.id, j])).values()].slice(0, 8).map((j) => ({
      id: `journey:${j.id}`,
      label: j.name,
      icon: createElement(BranchesOutlined),
      to: `/journeys/${j.id}`,
    }));
  },
  i18n: { 'zh-CN': zh, en },
});
