import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aMarketer, aServer, renderAt, Status } from '@/test/render';

const admin = { user: { ...aMarketer.user, roles: ['ADMIN'] } };
const item = {
  connection: {
    id: 'feiyu',
    platform: 'OCEAN_ENGINE',
    name: '飞鱼',
    active: true,
    key: { set: true },
    verify: null,
    access: { set: true },
    account: null,
    developer: null,
    address: null,
    proof: 'KEY',
    header: null,
    mapping: { tel: 'phone' },
    idPath: null,
    conversions: { mql: 'clue_confirm' },
    people: false,
  },
  address: 'https://h.example/hooks/ads/feiyu',
  confirmed: false,
  lately: { taken: 12, waiting: 0, failed: 1, last: '2026-03-01T00:00:00Z' },
};
const got = {
  id: 5,
  connection: 'feiyu',
  vendorId: 'f-1',
  receivedAt: '2026-03-01T00:00:00Z',
  state: 'FAILED',
  attempts: 1,
  why: 'Neither an e-mail address nor a mobile number is in it',
  lead: null,
};
const answers = {
  'GET /api/session': admin,
  'GET /api/ads/connections': { items: [item] },
  'GET /api/ads/received': { items: [got], next: null },
  'GET /api/ads/received/5': { body: '{"name":"nobody"}' },
  'GET /api/ads/conversions': { items: [], next: null },
};

describe('ad platforms', () => {
  it('lists connections with how they do and opens what they sent', async () => {
    const calls = aServer(answers);
    renderAt('/data/ads');
    expect(await screen.findByText('飞鱼')).toBeVisible();
    expect(screen.getByText('unconfirmed')).toBeVisible();
    await userEvent.click(screen.getByText('12'));
    expect(await screen.findByText(/Neither an e-mail/)).toBeVisible();
    expect(calls.find((c) => c.path === '/api/ads/received')?.query.get('connection')).toBe('feiyu');
    await userEvent.click(screen.getByText('As it came'));
    expect(await screen.findByText('{"name":"nobody"}')).toBeVisible();
  });

  it('keeps secrets that are set when a connection is changed', async () => {
    const calls = aServer({ ...answers, 'PUT /api/ads/connections/feiyu': new Status(204) });
    renderAt('/data/ads', 'zh-CN');
    await userEvent.click(await screen.findByText('飞鱼'));
    await userEvent.click(await screen.findByText(/^保\s?存$/));
    await waitFor(() => expect(calls.some((c) => c.method === 'PUT')).toBe(true));
    expect(calls.find((c) => c.method === 'PUT')?.body).toMatchObject({
      key: { set: true },
      access: { set: true },
      mapping: { tel: 'phone' },
      conversions: { mql: 'clue_confirm' },
    });
  });

  it('shows what would become of a payload', async () => {
    aServer({
      ...answers,
      'POST /api/ads/try': {
        leads: [{ vendorId: '7', fields: { phone: '138' }, campaign: null, form: null, test: false }],
        toFetch: [],
        problem: null,
      },
    });
    renderAt('/data/ads?tab=try');
    await userEvent.type(await screen.findByLabelText(/Paste what/), '7');
    await userEvent.click(screen.getByText('Look'));
    expect(await screen.findByText('138')).toBeVisible();
  });

  it('teaches when nothing is connected, and says what went wrong', async () => {
    aServer({ ...answers, 'GET /api/ads/connections': { items: [] } });
    const { unmount } = renderAt('/data/ads');
    expect(await screen.findByText(/No platform is connected/)).toBeVisible();
    unmount();
    aServer({ ...answers, 'GET /api/ads/connections': new Status(500, {}) });
    renderAt('/data/ads');
    expect(await screen.findByText('The server made a mistake.')).toBeVisible();
  });
});
