import { GlobalOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMode, type ModeChoice } from '../mode';

/** Languages say their own name, so that a person who reads only one of them finds it. */
const languages = [
  { key: 'zh-CN', label: '简体中文' },
  { key: 'en', label: 'English' },
];

export function LanguageSwitch() {
  const { t, i18n } = useTranslation('common');
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: languages.map((l) => ({ key: l.key, label: <span lang={l.key}>{l.label}</span> })),
        selectable: true,
        selectedKeys: [i18n.language],
        onClick: ({ key }) => void i18n.changeLanguage(key),
      }}
    >
      <Button type="text" icon={<GlobalOutlined />} aria-label={t('shell.language')}>
        {i18n.language === 'en' ? 'EN' : '中'}
      </Button>
    </Dropdown>
  );
}

export function ThemeSwitch() {
  const { t } = useTranslation('common');
  const { mode, choice, choose } = useMode();
  const choices: ModeChoice[] = ['light', 'dark', 'system'];
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: choices.map((key) => ({ key, label: t(`shell.${key}`) })),
        selectable: true,
        selectedKeys: [choice],
        onClick: ({ key }) => choose(key as ModeChoice),
      }}
    >
      <Button
        type="text"
        icon={mode === 'dark' ? <MoonOutlined /> : <SunOutlined />}
        aria-label={t('shell.theme')}
      />
    </Dropdown>
  );
}
