/** Renders a component or a whole address as the application would, with a server made of a table of answers. */
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { startI18n } from '@/app/i18n';
import { Providers } from '@/app/Providers';
import { newRouter } from '@/app/router';
import { queryClient } from '@/shared/api';
import { newQueryClient } from '@/shared/api/queryClient';
import type { Lang } from '@/shared/feature';
import type { Session } from '@/shared/session';

export const aMarketer: Session = {
  user: { id: 'u1', name: '林晓', email: 'lin@example.com', roles: ['MARKETER'], locale: 'zh-CN' },
};

export interface Call {
  method: string;
  path: string;
  query: URLSearchParams;
  body: unknown;
}

/** An answer with a status other than 200, such as a problem. */
export class Status {
  constructor(
    readonly status: number,
    readonly body: unknown = {},
  ) {}
}

/** `{'GET /api/leads': {...}}`: answers by method and path; unknown calls answer 404 with a problem. Never answering: `pending`. */
export const pending = Symbol('pending');

export function aServer(answers: Record<string, unknown>): Call[] {
  const calls: Call[] = [];
  vi.stubGlobal(
    'fetch',
    vi.fn(async (input: string, init: RequestInit = {}) => {
      const url = new URL(input, 'http://console.test');
      const method = init.method ?? 'GET';
      const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : init.body;
      const call = { method, path: url.pathname, query: url.searchParams, body };
      calls.push(call);
      const key = `${method} ${url.pathname}`;
      const known = key in answers ? answers[key] : new Status(404, { title: `no answer for ${key}` });
      const answer = typeof known === 'function' ? await (known as (c: Call) => unknown)(call) : known;
      if (answer === pending) return new Promise<Response>(() => undefined);
      const status = answer instanceof Status ? answer.status : 200;
      const content = answer instanceof Status ? answer.body : answer;
      return Promise.resolve(new Response(status === 204 ? null : JSON.stringify(content), { status }));
    }),
  );
  return calls;
}

/** One component inside the providers, at the address `/`. */
export function renderAlone(ui: ReactNode, lang: Lang = 'en') {
  const root = createRootRoute({ component: () => <>{ui}</>, notFoundComponent: () => <>{ui}</> });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: ['/'] }) });
  return render(
    <Providers i18n={startI18n(lang)} client={newQueryClient()}>
      <RouterProvider router={router} />
    </Providers>,
  );
}

/** The whole console at an address. Answer `GET /api/session` to be signed in. */
export function renderAt(address: string, lang: Lang = 'en') {
  queryClient.clear();
  const router = newRouter(createMemoryHistory({ initialEntries: [address] }));
  const view = render(
    <Providers i18n={startI18n(lang)} client={queryClient}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...view, router };
}
