import { useCallback, useEffect, useRef, useState } from 'react';
import { http } from '@/shared/api';
import type { Written, WrittenKind } from './model';

const PAUSE = 700;

export type SavingState = 'kept' | 'waiting' | 'saving' | 'failed';

/** Keeps what is written a moment after the last key, one version after the other, and at once before leaving or publishing. */
export function useSaving<D, Detail>(
  kind: WrittenKind<D, Detail>,
  id: string,
  onKept: (written: Written) => void,
) {
  const [state, setState] = useState<SavingState>('kept');
  const [error, setError] = useState<unknown>(null);
  const waiting = useRef<D | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const last = useRef<Promise<void>>(Promise.resolve());
  const now = useCallback((): Promise<void> => {
    window.clearTimeout(timer.current);
    const definition = waiting.current;
    waiting.current = null;
    if (definition === null) return last.current;
    last.current = last.current
      .catch(() => undefined)
      .then(async () => {
        setState('saving');
        try {
          const kept = await http.put<Detail>(`${kind.path}/${id}/draft`, definition);
          setError(null);
          setState(waiting.current === null ? 'kept' : 'waiting');
          onKept(kind.written(kept));
        } catch (problem) {
          waiting.current ??= definition;
          setError(problem);
          setState('failed');
          throw problem;
        }
      });
    return last.current;
  }, [kind, id, onKept]);
  const soon = useCallback(
    (definition: D) => {
      waiting.current = definition;
      setState('waiting');
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void now().catch(() => undefined), PAUSE);
    },
    [now],
  );
  useEffect(() => () => void now().catch(() => undefined), [now]);
  return { state, error, soon, now };
}
