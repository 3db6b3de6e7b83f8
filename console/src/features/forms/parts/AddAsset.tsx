import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { assetsKey, type Asset } from '../api';

const kinds = '.pdf,.docx,.xlsx,.pptx,.csv,.txt,.zip,.epub,.png,.jpg,.jpeg,.mp3,.mp4';

interface Props {
  /** The asset whose file it replaces; a new asset when left out. */
  replaces?: string;
  primary?: boolean;
  onAdded?: (asset: Asset) => void;
}

/** Takes a file people can ask for, and shows how much of it is sent. */
export function AddAsset({ replaces, primary = false, onAdded }: Props) {
  const { t } = useTranslation('forms');
  const { message } = App.useApp();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const send = useMutation({
    mutationFn: (file: File) =>
      replaces === undefined
        ? http.upload<Asset>('POST', '/api/assets', file, setShare, { file: file.name })
        : http.upload<Asset>('PUT', `/api/assets/${replaces}/file`, file, setShare, { file: file.name }),
    onSuccess: async (asset) => {
      void message.success(t('assets.kept', { name: asset.file }));
      await client.invalidateQueries({ queryKey: assetsKey });
      onAdded?.(asset);
    },
  });
  return (
    <div>
      <Button
        type={primary ? 'primary' : 'default'}
        size={replaces === undefined ? 'middle' : 'small'}
        icon={<UploadOutlined />}
        loading={send.isPending}
        onClick={() => input.current?.click()}
      >
        {send.isPending
          ? t('assets.sending', { percent: Math.round(share * 100) })
          : t(replaces === undefined ? 'assets.add' : 'assets.replace')}
      </Button>
      <input
        ref={input}
        type="file"
        accept={kinds}
        hidden
        data-testid="asset-file"
        onChange={(e) => {
          const file = e.target.files?.[0];
          if (file !== undefined) {
            setShare(0);
            send.mutate(file);
          }
          e.target.value = '';
        }}
      />
      {send.isError && <ProblemAlert error={send.error} />}
    </div>
  );
}
