import { useNavigate } from '@tanstack/react-router';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { templates, type TemplateId } from '../graph/templates';
import css from './list.module.css';

/** An id nobody has to read: short, and new. */
export function newJourneyId(): string {
  return `journey-${crypto.randomUUID().slice(0, 8)}`;
}

/** Templates to start a journey from. */
export function Gallery({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('journeys');
  const { t: c } = useTranslation('common');
  const navigate = useNavigate();
  const [template, setTemplate] = useState<TemplateId>('welcome');
  const [name, setName] = useState<string | undefined>();
  const begin = () => {
    const search = { template, name: (name ?? t(`template.${template}`)).trim() };
    void navigate({ to: `/journeys/${newJourneyId()}`, search: search });
  };
  return (
    <Modal
      open={open}
      title={t('gallery.title')}
      width={720}
      okText={t('gallery.start')}
      cancelText={c('action.cancel')}
      okButtonProps={{ disabled: (name ?? t(`template.${template}`)).trim() === '' }}
      onOk={begin}
      onCancel={onClose}
      destroyOnHidden
    >
      <div className={css.gallery} role="radiogroup" aria-label={t('gallery.templates')}>
        {templates.map((key) => (
          <button
            key={key}
            type="button"
            role="radio"
            aria-checked={template === key}
            className={css.template}
            onClick={() => setTemplate(key)}
          >
            <strong>{t(`template.${key}`)}</strong>
            <span className={css.soft}>{t(`template.${key}Text`)}</span>
          </button>
        ))}
      </div>
      <label htmlFor="journey-name">{t('gallery.name')}</label>
      <Input
        id="journey-name"
        value={name ?? t(`template.${template}`)}
        onChange={(e) => setName(e.target.value)}
        onPressEnter={begin}
      />
    </Modal>
  );
}
