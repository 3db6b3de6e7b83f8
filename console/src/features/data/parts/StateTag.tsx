import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportState } from '../api';

const colours: Record<ImportState, string> = {
  UPLOADED: 'default',
  RUNNING: 'processing',
  DONE: 'success',
  FAILED: 'error',
  CANCELLED: 'warning',
};

/** Where an import stands. */
export function StateTag({ state }: { state: ImportState }) {
  const { t } = useTranslation('data');
  return <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>;
}
