import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aMarketer, aServer, renderAt, Status } from '@/test/render';

const admin = { user: { ...aMarketer.user, roles: ['ADMIN'] } };
const account = {
  id: 'main',
  name: '主号',
  active: true,
  appId: 'wxb11529c136998cb6',
  secret: { set: true },
  token: { set: true },
  aesKey: null,
  address: null,
  welcome: '欢迎',
  readers: null,
  replies: [{ word: '报价', exact: false, text: '请看官网' }],
  otherwise: null,
};
const code = {
  account: 'main',
  scene: 'expo_b12',
  name: '展会 B12',
  campaign: 'expo2026',
  reply: '',
  url: 'http://weixin.qq.com/q/abc',
  expiresAt: null,
  scans: 12,
  follows: 7,
  createdAt: '2026-03-01T00:00:00Z',
};
const answers = {
  'GET /api/session': admin,
  'GET /api/wechat/accounts': { items: [{ account, address: 'https://h.example/hooks/wechat/main' }] },
  'GET /api/wechat/codes': { items: [code] },
};

describe('WeChat', () => {
  it('shows codes with their pictures, scans and followers', async () => {
    aServer(answers);
    renderAt('/data/wechat', 'zh-CN');
    expect(await screen.findByText('展会 B12')).toBeVisible();
    expect(screen.getByAltText('展会 B12 的二维码')).toHaveAttribute(
      'src',
      '/api/wechat/codes/main/expo_b12/qr.svg',
    );
    expect(screen.getByText('7')).toBeVisible();
  });

  it('makes a code for the first account', async () => {
    const calls = aServer({ ...answers, 'POST /api/wechat/codes': code });
    renderAt('/data/wechat');
    await userEvent.click(await screen.findByText('Make a code'));
    await userEvent.type(await screen.findByLabelText('Name'), 'Booth');
    await userEvent.click(screen.getByText('OK'));
    await waitFor(() =>
      expect(calls.find((c) => c.method === 'POST')?.body).toMatchObject({
        account: 'main',
        name: 'Booth',
        days: 30,
      }),
    );
  });

  it('keeps secrets and says what is wrong with a connection', async () => {
    const calls = aServer({
      ...answers,
      'PUT /api/wechat/accounts/main': new Status(204),
      'POST /api/wechat/accounts/main/check': {
        good: false,
        problem: 'This server’s address is not on the list.',
      },
    });
    renderAt('/data/wechat?tab=accounts');
    await userEvent.click(await screen.findByText('Check'));
    expect(await screen.findByText(/not on the list/)).toBeVisible();
    await userEvent.click(screen.getByText('Change'));
    await userEvent.click(await screen.findByText('Save'));
    await waitFor(() =>
      expect(calls.find((c) => c.method === 'PUT')?.body).toMatchObject({
        secret: { set: true },
        aesKey: null,
        replies: [{ word: '报价', exact: false, text: '请看官网' }],
      }),
    );
  });

  it('teaches when no account is connected', async () => {
    aServer({ ...answers, 'GET /api/wechat/accounts': { items: [] } });
    renderAt('/data/wechat');
    expect(await screen.findByText(/No service account is connected/)).toBeVisible();
  });

  it('writes a menu where it will stand, and publishes it', async () => {
    const view = {
      menu: { entries: [{ kind: 'say', name: '联系我们', key: 'contact', text: '请留言' }] },
      publishedAt: '2026-03-01T00:00:00Z',
      publishedBy: 'user:u1',
    };
    const calls = aServer({
      ...answers,
      'GET /api/wechat/accounts/main/menu': view,
      'PUT /api/wechat/accounts/main/menu': view,
    });
    renderAt('/data/wechat?tab=menu');
    expect(await screen.findByText('请留言', { selector: 'span' })).toBeVisible();
    await userEvent.click(screen.getByLabelText('Add an entry'));
    const name = screen.getByLabelText(/^Name/, { selector: 'input' });
    await userEvent.clear(name);
    await userEvent.type(name, '产品');
    await userEvent.click(screen.getByLabelText('Add an entry below'));
    await userEvent.click(screen.getByText('Publish the menu'));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
        entries: [
          view.menu.entries[0],
          { kind: 'folder', name: '产品', entries: [{ kind: 'link', name: 'Entry', url: 'https://' }] },
        ],
      }),
    );
  });

  it('says at its place what WeChat would not take', async () => {
    aServer({
      ...answers,
      'GET /api/wechat/accounts/main/menu': {
        menu: {
          entries: [
            { kind: 'folder', name: '产品', entries: [{ kind: 'link', name: '官网', url: 'https://' }] },
          ],
        },
        publishedAt: null,
        publishedBy: null,
      },
      'PUT /api/wechat/accounts/main/menu': new Status(400, {
        title: 'Not valid',
        errors: [{ place: 'entries/0/entries/0/url', code: 'wechat.menu-url', message: 'is an address' }],
      }),
    });
    renderAt('/data/wechat?tab=menu');
    await userEvent.click(await screen.findByText('Publish the menu'));
    expect(await screen.findByText(/must be mended/)).toBeVisible();
    expect(screen.queryByText('The page is an address')).toBeNull();
    await userEvent.click(screen.getByText('官网'));
    expect(screen.getByText('The page is an address')).toBeVisible();
  });

  it('brings those who followed before, after asking', async () => {
    const calls = aServer({ ...answers, 'POST /api/wechat/accounts/main/followers': { job: 'j1' } });
    renderAt('/data/wechat?tab=accounts');
    await userEvent.click(await screen.findByText('Bring followers'));
    await userEvent.click(await screen.findByText('OK'));
    await waitFor(() =>
      expect(calls.some(({ path }) => path === '/api/wechat/accounts/main/followers')).toBe(true),
    );
    expect(await screen.findByText(/It has begun/)).toBeVisible();
  });
});
