import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aMarketer, aServer, renderAt, Status } from '@/test/render';

const admin = { user: { ...aMarketer.user, roles: ['ADMIN'] } };
const corp = {
  id: 'main',
  name: '云帆科技',
  active: true,
  corpId: 'ww0123456789abcdef',
  secret: { set: true },
  token: { set: true },
  aesKey: { set: true },
  address: null,
  welcome: '您好',
  assigns: true,
  staff: [{ userId: 'zhangsan', owner: 'user:u1' }],
  tags: [{ tag: 'vip', theirs: 'etVIP' }],
};
const code = {
  corp: 'main',
  state: 'expo_b12',
  name: '展会 B12',
  campaign: 'expo2026',
  staff: ['zhangsan', 'lisi'],
  welcome: '',
  picture: 'https://wework.qpic.cn/q.png',
  adds: 7,
  createdAt: '2026-03-01T00:00:00Z',
};
const answers = {
  'GET /api/session': admin,
  'GET /api/wecom/corps': { items: [{ corp, address: 'https://h.example/hooks/wecom/main' }] },
  'GET /api/wecom/codes': { items: [code] },
  'GET /api/wecom/corps/main/staff': { items: ['zhangsan', 'lisi'] },
  'GET /api/wecom/corps/main/tags': { items: [{ id: 'etVIP', name: '重点', group: '级别' }] },
  'GET /api/users/directory': { items: [{ id: 'u1', name: '林晓' }] },
};

describe('WeCom', () => {
  it('shows live codes with their pictures, and the number of customers opens them', async () => {
    aServer(answers);
    renderAt('/data/wecom', 'zh-CN');
    expect(await screen.findByText('展会 B12')).toBeVisible();
    expect(screen.getByAltText('展会 B12的活码')).toHaveAttribute('src', code.picture);
    const link = screen.getByText('7').closest('a');
    const condition = new URL(link?.href ?? '', 'http://c.test').searchParams.get('condition') ?? '';
    expect(condition).toContain('wecom.added');
    expect(condition).toContain('expo_b12');
  });

  it('brings those who were customers before, after asking', async () => {
    const calls = aServer({ ...answers, 'POST /api/wecom/corps/main/customers': { job: 'j1' } });
    renderAt('/data/wecom?tab=corps');
    await userEvent.click(await screen.findByText('Bring customers'));
    await userEvent.click(await screen.findByText('OK'));
    expect(await screen.findByText(/It has begun/)).toBeVisible();
    expect(calls.some(({ path }) => path === '/api/wecom/corps/main/customers')).toBe(true);
  });

  it('makes a live code for colleagues', async () => {
    const calls = aServer({ ...answers, 'POST /api/wecom/codes': code });
    renderAt('/data/wecom');
    await userEvent.click(await screen.findByText('Make a live code'));
    await userEvent.type(await screen.findByLabelText('Name'), 'Booth');
    await userEvent.type(screen.getByLabelText('Colleagues'), 'lisi{Enter}');
    await userEvent.click(screen.getByText('OK'));
    await waitFor(() =>
      expect(calls.find((c) => c.method === 'POST')?.body).toMatchObject({
        corp: 'main',
        name: 'Booth',
        staff: ['lisi'],
        accepts: true,
      }),
    );
  });

  it('keeps secrets, colleagues and tags, and says what is wrong with a connection', async () => {
    const calls = aServer({
      ...answers,
      'PUT /api/wecom/corps/main': new Status(204),
      'POST /api/wecom/corps/main/check': { good: false, problem: 'This server’s address is not trusted.' },
    });
    renderAt('/data/wecom?tab=corps');
    await userEvent.click(await screen.findByText('Check'));
    expect(await screen.findByText(/not trusted/)).toBeVisible();
    await userEvent.click(screen.getByText('Change'));
    await userEvent.click(await screen.findByText('Save'));
    await waitFor(() =>
      expect(calls.find((c) => c.method === 'PUT')?.body).toMatchObject({
        secret: { set: true },
        staff: corp.staff,
        tags: corp.tags,
        assigns: true,
      }),
    );
  });

  it('says what to do while no company is connected', async () => {
    aServer({ ...answers, 'GET /api/wecom/corps': { items: [] }, 'GET /api/wecom/codes': { items: [] } });
    renderAt('/data/wecom');
    expect(await screen.findByText(/No company is connected/)).toBeVisible();
  });
});
