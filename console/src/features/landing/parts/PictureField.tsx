import { DeleteOutlined, PictureOutlined, UploadOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { EmptyState, ErrorState, ListSkeleton, ProblemAlert } from '@/shared/components';
import { picturesKey, picturesQuery, type Picture } from '../api';
import css from './landing.module.css';

interface Props {
  label: string;
  /** Its id. */
  picture: string | null;
  onChange: (picture: string | null) => void;
}

/** A picture, chosen among those there are or taken from the computer. */
export function PictureField({ label, picture, onChange }: Props) {
  const { t } = useTranslation('landing');
  const [choosing, setChoosing] = useState(false);
  return (
    <div className={css.label} role="group" aria-label={label}>
      <span>{label}</span>
      <div className={css.row}>
        {picture !== null && <img className={css.thumb} src={`/lp/-/${picture}`} alt="" />}
        <Button size="small" icon={<PictureOutlined />} onClick={() => setChoosing(true)}>
          {t(picture === null ? 'picture.choose' : 'picture.other')}
        </Button>
        {picture !== null && (
          <Button
            size="small"
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('picture.none', { label })}
            onClick={() => onChange(null)}
          />
        )}
      </div>
      {choosing && (
        <Choosing
          title={label}
          onClose={() => setChoosing(false)}
          onChoose={(id) => {
            onChange(id);
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
}

interface ChoosingProps {
  title: string;
  onClose: () => void;
  onChoose: (id: string) => void;
}

function Choosing({ title, onClose, onChoose }: ChoosingProps) {
  const { t } = useTranslation('landing');
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const pictures = useQuery(picturesQuery);
  const add = useMutation({
    mutationFn: (file: File) =>
      http.upload<Picture>('POST', '/api/pictures', file, () => undefined, { name: file.name }),
    onSuccess: async (added) => {
      await client.invalidateQueries({ queryKey: picturesKey });
      onChoose(added.id);
    },
  });
  return (
    <Modal
      open
      width={720}
      title={title}
      onCancel={onClose}
      footer={
        <Button
          type="primary"
          icon={<UploadOutlined />}
          loading={add.isPending}
          onClick={() => input.current?.click()}
        >
          {t('picture.add')}
        </Button>
      }
    >
      <input
        ref={input}
        type="file"
        accept=".png,.jpg,.jpeg,.gif,.webp"
        hidden
        data-testid="picture-file"
        onChange={(e) => {
          const file = e.target.files?.[0];
          if (file !== undefined) add.mutate(file);
          e.target.value = '';
        }}
      />
      {add.isError && <ProblemAlert error={add.error} />}
      {pictures.isPending && <ListSkeleton />}
      {pictures.isError && <ErrorState error={pictures.error} onRetry={() => void pictures.refetch()} />}
      {pictures.data?.items.length === 0 && <EmptyState picture="letter">{t('picture.empty')}</EmptyState>}
      <div className={css.gallery}>
        {pictures.data?.items.map((one) => (
          <button key={one.id} type="button" onClick={() => onChoose(one.id)} title={one.name}>
            <img src={one.path} alt={one.name} loading="lazy" />
            <small>{one.name}</small>
          </button>
        ))}
      </div>
    </Modal>
  );
}
