import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Popconfirm, Space, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http, type KeysetPage } from '@/shared/api';
import { DataTable, EmptyState, LeadsDrawer, ProblemAlert, When } from '@/shared/components';
import { FindBar } from '@/shared/writing';
import { useFormat } from '@/shared/format';
import { assetsKey, type Asset } from '../api';
import { size } from '../model';
import { AddAsset } from './AddAsset';
import css from './forms.module.css';

interface Props {
  q: string;
  marketing: boolean;
  onFind: (q: string) => void;
}

/** Files that forms hand out, and who opened them. */
export function Assets({ q, marketing, onFind }: Props) {
  const { t } = useTranslation(['forms', 'writing']);
  const format = useFormat();
  const [shown, setShown] = useState<Asset>();
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: assetsKey });
  const rename = useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) => http.patch(`/api/assets/${id}`, { name }),
    onSettled: again,
  });
  const remove = useMutation({
    mutationFn: (id: string) => http.delete(`/api/assets/${id}`),
    onSettled: again,
  });
  const error = rename.error ?? remove.error;
  return (
    <>
      <FindBar q={q} onFind={onFind}>
        {marketing && <AddAsset primary />}
      </FindBar>
      {error !== null && <ProblemAlert error={error} />}
      <DataTable<Asset>
        queryKey={[...assetsKey, 'list', q]}
        load={(cursor, signal) =>
          http.get<KeysetPage<Asset>>('/api/assets', { query: { q, cursor }, signal })
        }
        rowKey={(row) => row.id}
        label={t('tab.assets')}
        empty={
          <EmptyState picture="letter" action={q === '' && marketing && <AddAsset primary />}>
            {t(q === '' ? 'assets.empty' : 'assets.nothing')}
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            title: t('writing:list.name'),
            render: (_, row) => (
              <>
                <Named
                  name={row.name}
                  editable={marketing}
                  onName={(name) => rename.mutate({ id: row.id, name })}
                />
                <div className={css.soft}>
                  {row.file} · {size(row.bytes, format.number)}
                </div>
              </>
            ),
          },
          {
            key: 'forms',
            title: t('assets.forms'),
            render: (_, row) =>
              row.forms.length === 0 ? (
                <span className={css.soft}>{t('assets.noForm')}</span>
              ) : (
                <Space wrap size={[10, 0]}>
                  {row.forms.map((form) => (
                    <Link key={form} to={`/forms/${form}`}>
                      {form}
                    </Link>
                  ))}
                </Space>
              ),
          },
          {
            key: 'downloads',
            title: t('assets.downloads'),
            align: 'right',
            render: (_, row) => (
              <Button type="link" size="small" disabled={row.downloads === 0} onClick={() => setShown(row)}>
                {format.number(row.downloads)}
              </Button>
            ),
          },
          {
            key: 'changed',
            title: t('writing:list.changed'),
            render: (_, row) => <When at={row.changedAt} />,
          },
          ...(marketing
            ? [
                {
                  key: 'do',
                  title: '',
                  render: (_: unknown, row: Asset) => (
                    <Space>
                      <AddAsset replaces={row.id} />
                      <Popconfirm
                        title={t('assets.removeSure')}
                        onConfirm={() => remove.mutate(row.id)}
                        disabled={row.forms.length > 0}
                      >
                        <Tooltip title={row.forms.length > 0 ? t('assets.used') : t('assets.remove')}>
                          <Button
                            size="small"
                            danger
                            icon={<DeleteOutlined />}
                            aria-label={t('assets.remove')}
                            disabled={row.forms.length > 0}
                          />
                        </Tooltip>
                      </Popconfirm>
                    </Space>
                  ),
                },
              ]
            : []),
        ]}
      />
      <LeadsDrawer
        title={shown === undefined ? '' : t('assets.who', { name: shown.name })}
        path={`/api/assets/${shown?.id ?? ''}/leads`}
        query={shown === undefined ? undefined : {}}
        at={t('assets.at')}
        empty={t('assets.nobody')}
        onClose={() => setShown(undefined)}
      />
    </>
  );
}

interface NamedProps {
  name: string;
  editable: boolean;
  onName: (name: string) => void;
}

/** A name that can be changed where it stands: Enter keeps it, Escape does not. */
function Named({ name, editable, onName }: NamedProps) {
  const { t } = useTranslation(['forms', 'writing']);
  const [text, setText] = useState<string>();
  const keep = () => {
    const next = text?.trim();
    setText(undefined);
    if (next !== undefined && next !== '' && next !== name) onName(next);
  };
  if (text !== undefined) {
    return (
      <Input
        autoFocus
        size="small"
        maxLength={200}
        aria-label={t('assets.rename')}
        value={text}
        onChange={(e) => setText(e.target.value)}
        onPressEnter={keep}
        onBlur={keep}
        onKeyDown={(e) => e.key === 'Escape' && setText(undefined)}
      />
    );
  }
  return (
    <Space size={4}>
      {name}
      {editable && (
        <Tooltip title={t('assets.rename')}>
          <Button
            size="small"
            type="text"
            icon={<EditOutlined />}
            aria-label={t('assets.rename')}
            onClick={() => setText(name)}
          />
        </Tooltip>
      )}
    </Space>
  );
}
