import { MailOutlined, ReadOutlined } from '@ant-design/icons';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { createElement } from 'react';
import { http, type KeysetPage } from '@/shared/api';
import { defineFeature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import type { Piece } from './api';
import en from './i18n/en';
import zh from './i18n/zh-CN';

export default defineFeature({
  id: 'content',
  routes: [
    createRoute({
      getParentRoute: () => appRoute,
      path: '/content',
      component: lazyRouteComponent(() => import('./pages/LibraryPage'), 'LibraryPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/content/messages',
      component: lazyRouteComponent(() => import('./pages/MessagesPage'), 'MessagesPage'),
    }),
    createRoute({
      getParentRoute: () => appRoute,
      path: '/content/emails/$id',
      component: lazyRouteComponent(() => import('./pages/EditorPage'), 'EditorPage'),
    }),
  ],
  nav: { to: '/content', icon: createElement(ReadOutlined), roles: ['MARKETER'] },
  actions: [
    { labelKey: 'newAction', to: '/content', search: { new: true }, roles: ['MARKETER'] },
    { labelKey: 'messagesAction', to: '/content/messages', roles: ['MARKETER'] },
  ],
  search: async (text, signal) => {
    const found = await http.get<KeysetPage<Piece>>('/api/contents', {
      query: { q: text, limit: 8 },
      signal,
    });
    return found.items.map((piece) => ({
      id: `content:${piece.id}`,
      label: piece.name,
      hint: piece.subject,
      icon: createElement(MailOutlined),
      to: `/content/emails/${piece.id}`,
    }));
  },
  i18n: { 'zh-CN': zh, en },
});
