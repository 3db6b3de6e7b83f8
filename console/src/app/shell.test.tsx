import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { createRoute } from '@tanstack/react-router';
import type { Feature } from '@/shared/feature';
import { appRoute } from '@/shared/routes';
import type { Role, Session } from '@/shared/session';
import { aMarketer, aServer, renderAt, Status } from '@/test/render';
import { navigationFor, startPage } from './navigation';

const signedOut = { 'GET /api/session': new Status(401, { title: 'sign in' }) };

function aFeature(id: string, roles: Role[], pages = 1): Feature {
  const route = createRoute({ getParentRoute: () => appRoute, path: `/${id}` });
  return {
    id,
    routes: Array.from({ length: pages }, () => route),
    nav: { to: `/${id}`, icon: null, roles },
    i18n: { 'zh-CN': { nav: id }, en: { nav: id } },
  };
}

const as = (...roles: Role[]): Session => ({ user: { ...aMarketer.user, roles } });

describe('the shell', () => {
  it('sends a stranger to sign-in and remembers where they wanted to go', async () => {
    aServer(signedOut);
    const { router } = renderAt('/no-such-page-yet?x=1');
    await screen.findByRole('button', { name: 'Sign in' }).catch(() => undefined);
    renderAt('/');
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
    expect(router.state.location.pathname).toBe('/no-such-page-yet');
  });

  it('signs in and shows the person in the menu', async () => {
    let session: unknown = new Status(401, {});
    const calls = aServer({
      'GET /api/session': () => session,
      'POST /api/session': () => {
        session = aMarketer;
        return aMarketer;
      },
    });
    const { router } = renderAt('/login?returnTo=%2F');
    await userEvent.type(await screen.findByLabelText('E-mail'), 'lin@example.com');
    await userEvent.type(screen.getByLabelText('Password'), 'a long sentence');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(router.state.location.pathname).not.toBe('/login'));
    await userEvent.click(await screen.findByRole('button', { name: 'Your account' }));
    expect(await screen.findByText('林晓')).toBeInTheDocument();
    expect(calls.find((c) => c.method === 'POST')?.body).toEqual({
      email: 'lin@example.com',
      password: 'a long sentence',
    });
  });

  it('says what to do when e-mail and password do not match', async () => {
    aServer({ ...signedOut, 'POST /api/session': new Status(401, { title: 'Bad credentials' }) });
    renderAt('/login', 'zh-CN');
    await userEvent.type(await screen.findByLabelText('邮箱'), 'lin@example.com');
    await userEvent.type(screen.getByLabelText('密码'), 'wrong');
    await userEvent.click(screen.getByRole('button', { name: '登录' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('邮箱与密码不匹配。');
  });

  it('changes the language at once and remembers it', async () => {
    aServer(signedOut);
    renderAt('/login');
    await userEvent.click(await screen.findByRole('button', { name: 'Language' }));
    await userEvent.click(await screen.findByText('简体中文'));
    expect(await screen.findByRole('heading', { name: '登录' })).toBeVisible();
    expect(localStorage.getItem('hatchery.lang')).toBe('zh-CN');
    expect(document.documentElement.lang).toBe('zh-CN');
  });

  it('opens the palette with Ctrl K and says so when nothing is found', async () => {
    aServer({ 'GET /api/session': aMarketer });
    renderAt('/');
    await screen.findByRole('button', { name: 'Your account' });
    await userEvent.keyboard('{Control>}k{/Control}');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('combobox'), 'zzzz');
    expect(await within(dialog).findByText('Nothing found for “zzzz”.')).toBeInTheDocument();
  });
});

describe('the navigation', () => {
  const all = [
    aFeature('cockpit', ['MARKETER']),
    aFeature('desk', ['SDR', 'SELLER']),
    aFeature('settings', ['ADMIN']),
    aFeature('later', ['SDR'], 0),
  ];

  it('shows each role what is theirs, administrators everything, and nothing without a page', () => {
    expect(navigationFor(as('SDR'), all).map((f) => f.id)).toEqual(['desk']);
    expect(navigationFor(as('ADMIN'), all).map((f) => f.id)).toEqual(['cockpit', 'desk', 'settings']);
    expect(navigationFor(null, all)).toEqual([]);
  });

  it('starts people who sell at their desk and others at the first page', () => {
    expect(startPage(as('SDR'), all)).toBe('/desk');
    expect(startPage(as('SDR', 'MARKETER'), all)).toBe('/cockpit');
    expect(startPage(as('ANALYST'), all)).toBeUndefined();
  });
});

describe('the first start', () => {
  it('creates the administrator with the token of the link', async () => {
    const calls = aServer({
      ...signedOut,
      'GET /api/setup': { open: true },
      'POST /api/setup': new Status(201, {}),
    });
    window.history.replaceState(null, '', '/setup?token=0123');
    renderAt('/setup?token=0123');
    await userEvent.type(await screen.findByLabelText('Company'), 'Ada GmbH');
    await userEvent.type(screen.getByLabelText('Your name'), 'Ada');
    await userEvent.type(screen.getByLabelText('E-mail'), 'ada@example.com');
    await userEvent.type(screen.getByLabelText('Password'), 'twelve chars at least');
    await userEvent.click(screen.getByRole('button', { name: 'Create the administrator' }));
    await waitFor(() =>
      expect(calls.find((c) => c.method === 'POST')?.body).toMatchObject({
        token: '0123',
        companyName: 'Ada GmbH',
        locale: 'en',
      }),
    );
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
  });

  it('explains a link that was already used', async () => {
    aServer({ ...signedOut, 'GET /api/setup': { open: false } });
    renderAt('/setup?token=x');
    expect(await screen.findByText(/This link has been used/)).toBeVisible();
  });
});
