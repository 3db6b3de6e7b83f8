/**
 * The two roots every feature hangs its routes under: `rootRoute` for pages without the shell (login, first start)
 * and `appRoute` for everything behind a session. Their components are set by the application, so that features
 * depend on neither.
 *
 * The router is on purpose not registered for typed links: a feature does not know another feature's routes.
 */
import { createRootRoute, createRoute } from '@tanstack/react-router';

export const rootRoute = createRootRoute();
export const appRoute = createRoute({ getParentRoute: () => rootRoute, id: 'app' });
