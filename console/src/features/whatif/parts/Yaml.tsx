import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, http } from '@/shared/api';
import { ProblemAlert } from '@/shared/components';
import { draftQuery, type Draft } from '@/shared/playbook';
import css from './whatif.module.css';

const pathOf = (which: string) =>
  which === 'draft' ? '/api/playbook/draft.yaml' : `/api/playbook/versions/${which}.yaml`;

/** Hands out a version or the draft as a file. */
export function ExportYaml({ which }: { which: string }) {
  const { t } = useTranslation('whatif');
  return (
    <Button size="small" href={pathOf(which)} download>
      {t('yaml.export')}
    </Button>
  );
}

/** Puts a version or the draft, as YAML, on the clipboard. */
export function CopyYaml({ which }: { which: string }) {
  const { t } = useTranslation('whatif');
  const { message } = App.useApp();
  const copy = useMutation({
    mutationFn: async () => navigator.clipboard.writeText(await http.text(pathOf(which))),
    onSuccess: () => void message.success(t('yaml.copied')),
    onError: () => void message.error(t('yaml.notCopied')),
  });
  return (
    <Button size="small" loading={copy.isPending} onClick={() => copy.mutate()}>
      {t('yaml.copy')}
    </Button>
  );
}

/** Takes YAML as the new content of the draft. */
export function ImportYaml({ draft }: { draft: Draft }) {
  const { t } = useTranslation('whatif');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('yaml.import')}
      </Button>
      {open && <ImportDialog etag={draft.etag} onClose={() => setOpen(false)} />}
    </>
  );
}

function ImportDialog({ etag, onClose }: { etag: string; onClose: () => void }) {
  const { t } = useTranslation('whatif');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [text, setText] = useState('');
  const take = useMutation({
    mutationFn: () =>
      http.put<Draft>('/api/playbook/draft', new Blob([text]), {
        headers: { 'Content-Type': 'application/yaml', 'If-Match': `"${etag}"` },
      }),
    onSuccess: (draft) => {
      client.setQueryData(draftQuery.queryKey, draft);
      void client.invalidateQueries({ queryKey: ['playbook', 'vocabulary'] });
      void message.success(t('yaml.taken'));
      onClose();
    },
  });
  return (
    <Modal
      open
      width={760}
      title={t('yaml.importTitle')}
      okText={t('yaml.take')}
      okButtonProps={{ disabled: text.trim() === '', loading: take.isPending }}
      onOk={() => take.mutate()}
      onCancel={onClose}
    >
      <p>{t('yaml.says')}</p>
      <Upload
        accept=".yaml,.yml"
        showUploadList={false}
        beforeUpload={(file) => {
          void file.text().then(setText);
          return false;
        }}
      >
        <Button size="small">{t('yaml.file')}</Button>
      </Upload>
      <Input.TextArea
        style={{ marginTop: 8, fontFamily: 'monospace' }}
        aria-label={t('yaml.text')}
        rows={12}
        value={text}
        onChange={(e) => setText(e.target.value)}
      />
      {take.isError && (
        <>
          <ProblemAlert error={take.error} />
          <Place error={take.error} text={text} />
        </>
      )}
    </Modal>
  );
}

/** The line that is wrong with its neighbours, and a mark under the column. */
function Place({ error, text }: { error: unknown; text: string }) {
  const { t } = useTranslation('whatif');
  const wrong = ApiProblem.from(error).errors.find((e) => e.code?.startsWith('yaml-') === true);
  const [line = NaN, column = NaN] = (wrong?.args ?? []).map(Number);
  const lines = text.split('\n');
  if (!(line >= 1) || line > lines.length) return null;
  const first = Math.max(1, line - 2);
  const excerpt = lines.slice(first - 1, line + 1).flatMap((content, i) => {
    const number = first + i;
    const shown = `${String(number).padStart(5)}  ${content}`;
    return number === line && column >= 1 ? [shown, `${' '.repeat(6 + column)}^`] : [shown];
  });
  return (
    <pre className={css.yaml} aria-label={t('yaml.place', { line, column })}>
      {excerpt.join('\n')}
    </pre>
  );
}
