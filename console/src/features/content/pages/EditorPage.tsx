import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ErrorState, Page, PageSkeleton } from '@/shared/components';
import { pieceQuery } from '../api';
import { Editor } from '../parts/Editor';

/** One e-mail: writing it, seeing it, publishing it. */
export function EditorPage() {
  const { t } = useTranslation('content');
  const { id } = useParams({ strict: false }) as unknown as { id: string };
  const piece = useQuery(pieceQuery(id));
  if (piece.isPending) return <PageSkeleton />;
  if (piece.isError) {
    return (
      <Page title={t('nav')} crumbs={[{ label: t('nav'), to: '/content' }]}>
        <ErrorState error={piece.error} onRetry={() => void piece.refetch()} />
      </Page>
    );
  }
  return <Editor key={id} detail={piece.data} />;
}
