import { KeyOutlined, LogoutOutlined, MenuOutlined, SearchOutlined, UserOutlined } from '@ant-design/icons';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Button, Drawer, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch, Logo, ThemeSwitch } from '@/shared/components';
import { useHotkey } from '@/shared/hooks';
import { useSession, useSignOut } from '@/shared/session';
import { CommandPalette } from './CommandPalette';
import { features } from './features';
import { navigationFor, visibleAt } from './navigation';
import css from './Shell.module.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The frame around every page: nouns on the left, finding and settings on top. */
export function Shell() {
  const { t } = useTranslation('common');
  const [menu, setMenu] = useState(false);
  const [finding, setFinding] = useState(false);
  useHotkey('mod+k', () => setFinding((open) => !open));
  return (
    <div className={css.frame}>
      <a className={css.skip} href="#content">
        {t('shell.skip')}
      </a>
      <aside className={css.side}>
        <Brand />
        <Navigation />
      </aside>
      <Drawer open={menu} onClose={() => setMenu(false)} placement="left" size={240} title={<Brand />}>
        <Navigation onGo={() => setMenu(false)} />
      </Drawer>
      <div className={css.main}>
        <header className={css.top}>
          <Button
            className={css.burger ?? ''}
            type="text"
            icon={<MenuOutlined />}
            aria-label={t('shell.openMenu')}
            onClick={() => setMenu(true)}
          />
          <button
            type="button"
            className={css.find}
            onClick={() => setFinding(true)}
            aria-keyshortcuts="Control+K Meta+K"
          >
            <SearchOutlined />
            <span className={css.findText}>{t('palette.placeholder')}</span>
            <kbd>{isMac ? '⌘K' : 'Ctrl K'}</kbd>
          </button>
          {features.map(({ id, topBar: Slot }) => Slot !== undefined && <Slot key={id} />)}
          <LanguageSwitch />
          <ThemeSwitch />
          <UserMenu />
        </header>
        <main id="content" className={css.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <CommandPalette open={finding} onClose={() => setFinding(false)} />
    </div>
  );
}

function Brand() {
  const { t } = useTranslation('common');
  return (
    <Link to="/" className={css.brand}>
      <Logo />
      {t('product')}
    </Link>
  );
}

function Navigation({ onGo }: { onGo?: () => void }) {
  const { t } = useTranslation();
  const session = useSession();
  const path = useLocation({ select: (here) => here.pathname });
  return (
    <nav className={css.nav} aria-label={t('shell.navigation', { ns: 'common' })}>
      {visibleAt(path, navigationFor(session)).map((entry) => (
        <Link
          key={entry.id}
          to={entry.nav.to}
          className={entry.nav.within === undefined ? css.item : `${css.item} ${css.inner}`}
          activeProps={{ className: css.here ?? '', 'aria-current': 'page' }}
          activeOptions={{ includeSearch: false }}
          {...(onGo === undefined ? {} : { onClick: onGo })}
        >
          <span aria-hidden>{entry.nav.icon}</span>
          <span>{t('nav', { ns: entry.id })}</span>
        </Link>
      ))}
    </nav>
  );
}

function UserMenu() {
  const { t } = useTranslation('common');
  const user = useSession()?.user;
  const signOut = useSignOut();
  if (user === undefined) return null;
  const leave = async () => {
    await signOut();
    window.location.assign('/login');
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'who',
            type: 'group',
            label: (
              <div className={css.who}>
                <div>{user.name}</div>
                <div className={css.soft}>{user.email}</div>
                <div className={css.soft}>{user.roles.map((r) => t(`role.${r}`)).join(' · ')}</div>
              </div>
            ),
          },
          { type: 'divider' },
          {
            key: 'account',
            icon: <KeyOutlined />,
            label: <Link to="/account">{t('shell.account')}</Link>,
          },
          { key: 'out', icon: <LogoutOutlined />, label: t('shell.signOut'), onClick: () => void leave() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={t('shell.userMenu')} />
    </Dropdown>
  );
}
