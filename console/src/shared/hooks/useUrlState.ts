import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

export type UrlPatch<T> = Partial<T> | ((now: T) => Partial<T>);

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The part of a search that differs from the defaults: what deserves a place in the address. */
export function toSearch(state: object, defaults: object): Record<string, unknown> {
  const standard = defaults as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(state).filter(([key, value]) => value !== undefined && !same(value, standard[key])),
  );
}

/**
 * Filters, tabs and ranges that live in the address, so that a view can be shared and walked back through.
 * `defaults` must be a constant; values equal to them are left out of the address.
 *
 *     const [filter, patch] = useUrlState({ q: '', sort: '-score', tab: 'all' });
 */
export function useUrlState<T extends object>(
  defaults: T,
): [T, (patch: UrlPatch<T>, replace?: boolean) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => {
    const own = Object.fromEntries(Object.keys(defaults).map((k) => [k, search[k]]));
    return { ...defaults, ...Object.fromEntries(Object.entries(own).filter(([, v]) => v !== undefined)) };
  }, [search, defaults]);
  const patch = useCallback(
    (change: UrlPatch<T>, replace = false) => {
      const next = { ...state, ...(typeof change === 'function' ? change(state) : change) };
      const others = Object.fromEntries(Object.entries(search).filter(([k]) => !(k in defaults)));
      void navigate({ to: '.', search: { ...others, ...toSearch(next, defaults) }, replace } as never);
    },
    [state, search, defaults, navigate],
  );
  return [state, patch];
}
