import { Button, Drawer, Popconfirm, Space } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemAlert } from '../components';

interface Props {
  title: string;
  /** What the button that saves says. */
  saveText: string;
  disabled: boolean;
  saving: boolean;
  error: unknown;
  onSave: () => void;
  /** Absent for what is new. */
  onRemove?: (() => void) | undefined;
  removeSure: string;
  onClose: () => void;
  children: ReactNode;
}

/** The frame in which one part of the draft is changed: saved, or taken out after asking. */
export function DraftDrawer({
  title,
  saveText,
  disabled,
  saving,
  error,
  onSave,
  onRemove,
  removeSure,
  onClose,
  children,
}: Props) {
  const { t } = useTranslation('common');
  return (
    <Drawer
      open
      size="large"
      title={title}
      onClose={onClose}
      extra={
        <Space>
          {onRemove !== undefined && (
            <Popconfirm title={removeSure} onConfirm={onRemove} okText={t('action.remove')}>
              <Button danger type="text">
                {t('action.remove')}
              </Button>
            </Popconfirm>
          )}
          <Button type="primary" disabled={disabled} loading={saving} onClick={onSave}>
            {saveText}
          </Button>
        </Space>
      }
    >
      {children}
      {error !== null && <ProblemAlert error={error} />}
    </Drawer>
  );
}
