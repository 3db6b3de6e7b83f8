import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportState } from '../api';

const statuses = {
  UPLOADED: 'default',
  RUNNING: 'processing',
  DONE: 'success',
  FAILED: 'error',
  CANCELLED: 'warning',
  UNDOING: 'processing',
  UNDONE: 'default',
} as const satisfies Record<ImportState, string>;

/** Where an import stands. */
export function StateTag({ state }: { state: ImportState }) {
  const { t } = useTranslation('data');
  return <Badge status={statuses[state]} text={t(`state.${state}`)} />;
}
