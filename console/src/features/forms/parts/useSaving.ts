import { useCallback, useEffect, useRef, useState } from 'react';
import { http } from '@/shared/api';
import type { Definition, FormDetail, FormEntry } from '../api';

const PAUSE = 700;

export type SavingState = 'kept' | 'waiting' | 'saving' | 'failed';

/** Keeps what is written a moment after the last key, one version after the other, and at once before leaving or publishing. */
export function useSaving(id: string, onKept: (form: FormEntry) => void) {
  const [state, setState] = useState<SavingState>('kept');
  const [error, setError] = useState<unknown>(null);
  const waiting = useRef<Definition | null>(null);
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
          const kept = await http.put<FormDetail>(`/api/forms/${id}/draft`, definition);
          setError(null);
          setState(waiting.current === null ? 'kept' : 'waiting');
          onKept(kept.form);
        } catch (problem) {
          waiting.current ??= definition;
          setError(problem);
          setState('failed');
          throw problem;
        }
      });
    return last.current;
  }, [id, onKept]);
  const soon = useCallback(
    (definition: Definition) => {
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
