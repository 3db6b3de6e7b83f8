import { useQuery } from '@tanstack/react-query';
import { ErrorState, ListSkeleton } from '@/shared/components';
import { diffQuery, DiffView, useDraft } from '@/shared/playbook';

/** What differs between two sides, each a version or `draft`. */
export function DiffOf({ from, to }: { from: string; to: string }) {
  const etag = useDraft().data?.etag ?? '';
  const diff = useQuery(diffQuery(from, to, from === 'draft' || to === 'draft' ? etag : ''));
  if (diff.isPending) return <ListSkeleton rows={4} />;
  if (diff.isError) return <ErrorState error={diff.error} onRetry={() => void diff.refetch()} />;
  return <DiffView diff={diff.data} />;
}
