import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../api';
import { as } from '../menu';
import css from './wechat.module.css';

interface Props {
  entry: Entry;
  /** Whether it may hold others. */
  folder: boolean;
  onChange: (entry: Entry) => void;
}

/** What an entry is called and what it does. */
export function MenuEntry({ entry, folder, onChange }: Props) {
  const { t } = useTranslation('wechat');
  const kinds = folder
    ? (['link', 'say', 'miniprogram', 'folder'] as const)
    : (['link', 'say', 'miniprogram'] as const);
  const text = (label: string, value: string, change: (value: string) => Entry, hint?: string) => (
    <label className={css.field}>
      <span>{label}</span>
      <Input value={value} maxLength={1024} onChange={(e) => onChange(change(e.target.value))} />
      {hint !== undefined && <small className={css.soft}>{hint}</small>}
    </label>
  );
  return (
    <>
      {text(
        t('menu.name'),
        entry.name,
        (name) => ({ ...entry, name }),
        t(folder ? 'menu.nameHint' : 'menu.nameHintBelow'),
      )}
      <div className={css.field}>
        <span>{t('menu.does')}</span>
        <Select
          value={entry.kind}
          aria-label={t('menu.does')}
          style={{ width: '100%' }}
          onChange={(kind) => onChange(as(entry, kind))}
          options={kinds.map((value) => ({ value, label: t(`menu.kind.${value}`) }))}
        />
      </div>
      {entry.kind === 'link' &&
        text(t('menu.url'), entry.url, (url) => ({ ...entry, url }), t('menu.urlHint'))}
      {entry.kind === 'say' && (
        <>
          <label className={css.field}>
            <span>{t('menu.text')}</span>
            <Input.TextArea
              value={entry.text}
              maxLength={600}
              autoSize={{ minRows: 2, maxRows: 8 }}
              onChange={(e) => onChange({ ...entry, text: e.target.value })}
            />
          </label>
          {text(t('menu.key'), entry.key, (key) => ({ ...entry, key }), t('menu.keyHint'))}
        </>
      )}
      {entry.kind === 'miniprogram' && (
        <>
          {text(t('menu.appId'), entry.appId, (appId) => ({ ...entry, appId }))}
          {text(t('menu.path'), entry.path, (path) => ({ ...entry, path }))}
          {text(t('menu.url'), entry.url, (url) => ({ ...entry, url }), t('menu.oldHint'))}
        </>
      )}
      {entry.kind === 'folder' && <p className={css.soft}>{t('menu.folderHint')}</p>}
    </>
  );
}
