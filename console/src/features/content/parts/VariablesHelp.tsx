import { QuestionCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { http } from '@/shared/api';
import css from './editor.module.css';

interface Field {
  key: string;
  label: string;
}

const OTHERS = [
  'company.name',
  'company.website',
  'company.address',
  'unsubscribe_url',
  'preferences_url',
  'view_url',
] as const;

/** What can be put into a mail; a click copies it with a fallback. */
export function VariablesHelp() {
  const { t } = useTranslation('content');
  const { message } = App.useApp();
  const [find, setFind] = useState('');
  const fields = useQuery({
    queryKey: ['content', 'fields'],
    queryFn: async () => (await http.get<{ playbook: { fields: Field[] } }>('/api/playbook')).playbook.fields,
    staleTime: 300_000,
  });
  const all = [
    ...(fields.data ?? []).map((f) => ({ name: `lead.${f.key}`, label: f.label })),
    ...OTHERS.map((name) => ({ name: name, label: t(`variable.${name.replace('.', '_')}`) })),
  ].filter((one) => `${one.name} ${one.label}`.toLowerCase().includes(find.toLowerCase()));
  const copy = (name: string) => {
    const text = name.startsWith('lead.') ? `{{ ${name} | default: "${t('fallback')}" }}` : `{{ ${name} }}`;
    void navigator.clipboard.writeText(text).then(() => message.success(t('copied', { text })));
  };
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className={css.variables}>
          <p className={css.hint}>{t('variablesHint')}</p>
          <Input
            size="small"
            allowClear
            value={find}
            placeholder={t('findVariable')}
            aria-label={t('findVariable')}
            onChange={(e) => setFind(e.target.value)}
          />
          <ul>
            {all.map((one) => (
              <li key={one.name}>
                <button type="button" onClick={() => copy(one.name)}>
                  <span>{one.label}</span>
                  <code>{one.name}</code>
                </button>
              </li>
            ))}
          </ul>
        </div>
      }
    >
      <Button size="small" type="text" icon={<QuestionCircleOutlined />}>
        {t('variables')}
      </Button>
    </Popover>
  );
}
