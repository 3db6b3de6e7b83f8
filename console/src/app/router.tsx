import { createRoute, createRouter, redirect, type RouterHistory } from '@tanstack/react-router';
import { PageSkeleton } from '@/shared/components';
import { queryClient } from '@/shared/api';
import { appRoute, rootRoute } from '@/shared/routes';
import { sessionQuery } from '@/shared/session';
import { features } from './features';
import { Home, NotFound, PageFailed } from './fallbacks';
import { Shell } from './Shell';

appRoute.update({
  component: Shell,
  beforeLoad: async ({ location }: { location: { href: string } }) => {
    const session = await queryClient.ensureQueryData(sessionQuery);
    if (session === null) {
      const search = location.href === '/' ? {} : { returnTo: location.href };
      throw redirect({ to: '/login', search: search });
    }
  },
} as never);

const home = createRoute({ getParentRoute: () => appRoute, path: '/', component: Home });

export function newRouter(history?: RouterHistory) {
  const routeTree = rootRoute.addChildren([
    appRoute.addChildren([home, ...features.flatMap((f) => f.routes)]),
    ...features.flatMap((f) => f.bare ?? []),
  ]);
  return createRouter({
    routeTree,
    ...(history === undefined ? {} : { history }),
    defaultPendingComponent: PageSkeleton,
    defaultPendingMs: 150,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NotFound,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}
