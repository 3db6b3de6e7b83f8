import type { AnyRoute } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import type { Role } from './session';

export type Lang = 'zh-CN' | 'en';
export type Bundle = Record<string, unknown>;

/** A line of the command palette. */
export interface PaletteItem {
  id: string;
  label: string;
  hint?: string;
  icon?: ReactNode;
  to: string;
  search?: Record<string, unknown>;
}

/**
 * A part of the console: its pages, its place in the navigation and its words. `src/app/features.ts` lists them all.
 *
 * A feature appears in the navigation as soon as it has routes. Pages are loaded when first opened:
 *
 *     routes: [
 *       createRoute({ getParentRoute: () => appRoute, path: '/leads',
 *         component: lazyRouteComponent(() => import('./pages/LeadsPage'), 'LeadsPage') }),
 *     ]
 */
export interface Feature {
  /** Also the i18n namespace; the bundle's `nav` key is the name in the navigation. */
  id: string;
  /** Routes under `appRoute`. */
  routes: AnyRoute[];
  /** Routes under `rootRoute`: pages without the shell. */
  bare?: AnyRoute[];
  /** `within` puts the entry under another feature's, where it shows while a person is in that part of the console. */
  nav?: { to: string; icon: ReactNode; roles: readonly Role[]; within?: string };
  /** Fixed palette actions; `labelKey` is a key of this feature's bundle. */
  actions?: readonly {
    labelKey: string;
    to: string;
    search?: Record<string, unknown>;
    roles: readonly Role[];
  }[];
  /** Finds this feature's things by what was typed in the palette. */
  search?: (text: string, signal: AbortSignal) => Promise<PaletteItem[]>;
  /** Shown in the top bar, left of the user menu (the alert bell is such a slot). */
  topBar?: ComponentType;
  i18n: Record<Lang, Bundle>;
}

export function defineFeature(feature: Feature): Feature {
  return feature;
}
