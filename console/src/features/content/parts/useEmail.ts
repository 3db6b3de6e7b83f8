import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { content, pieceQuery, type Email, type PieceDetail } from '../api';
import { emptyEmail } from '../blocks';

const SAVE_AFTER = 900;

/** An e-mail being written: what is on the screen, kept as a draft a moment after the last change. */
export function useEmail(detail: PieceDetail) {
  const id = detail.piece.id;
  const client = useQueryClient();
  const [email, setEmail] = useState<Email>(detail.email ?? emptyEmail());
  const [dirty, setDirty] = useState(false);
  const timer = useRef<number>(undefined);
  const take = (fresh: PieceDetail) => {
    client.setQueryData(pieceQuery(id).queryKey, fresh);
    void client.invalidateQueries({ queryKey: ['content', 'list'] });
    void client.invalidateQueries({ queryKey: ['content', 'versions', id] });
  };
  const save = useMutation({
    mutationFn: (draft: Email) => content.draft(id, draft),
    onSuccess: (fresh) => {
      take(fresh);
      setDirty(false);
    },
  });
  const { mutate } = save;
  useEffect(() => {
    if (!dirty) return undefined;
    timer.current = window.setTimeout(() => mutate(email), SAVE_AFTER);
    return () => window.clearTimeout(timer.current);
  }, [email, dirty, mutate]);
  const change = (next: Partial<Email>) => {
    setEmail((now) => ({ ...now, ...next }));
    setDirty(true);
  };
  /** Takes what the server says it is now. */
  const reset = (fresh: PieceDetail) => {
    window.clearTimeout(timer.current);
    setEmail(fresh.email ?? emptyEmail());
    setDirty(false);
    take(fresh);
  };
  /** Keeps what is on the screen at once. */
  const flush = async () => {
    window.clearTimeout(timer.current);
    if (dirty) await save.mutateAsync(email);
  };
  return { email, change, reset, flush, dirty, save };
}
