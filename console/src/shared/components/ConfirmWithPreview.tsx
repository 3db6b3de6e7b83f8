import { useMutation, useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState, ProblemAlert } from './ErrorState';
import { ListSkeleton } from './Skeletons';

interface Props<P> {
  open: boolean;
  title: string;
  /** Asks the server what would happen, without doing it. */
  preview: { key: readonly unknown[]; fetch: () => Promise<P> };
  /** Says how many, who, what they would get, what is missing. */
  children: (preview: P) => ReactNode;
  confirmLabel: string;
  /** True when the preview shows a reason not to go on. */
  blocked?: (preview: P) => boolean;
  harmful?: boolean;
  onConfirm: (preview: P) => Promise<unknown>;
  onClose: () => void;
}

/** Before, not after: shows what an action would do to people before it does it. */
export function ConfirmWithPreview<P>(props: Props<P>) {
  const {
    open,
    title,
    preview,
    children,
    confirmLabel,
    blocked,
    harmful = false,
    onConfirm,
    onClose,
  } = props;
  const { t } = useTranslation('common');
  const query = useQuery({ queryKey: preview.key, queryFn: preview.fetch, enabled: open, gcTime: 0 });
  const act = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  const stop = !query.isSuccess || (blocked?.(query.data) ?? false);
  return (
    <Modal
      open={open}
      title={title}
      onCancel={onClose}
      okText={confirmLabel}
      cancelText={t('action.cancel')}
      okButtonProps={{ disabled: stop, danger: harmful, loading: act.isPending }}
      onOk={() => query.isSuccess && act.mutate(query.data)}
      destroyOnHidden
    >
      {query.isPending && (
        <>
          <p>{t('preview.loading')}</p>
          <ListSkeleton rows={4} />
        </>
      )}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && children(query.data)}
      {act.isError && <ProblemAlert error={act.error} />}
    </Modal>
  );
}
