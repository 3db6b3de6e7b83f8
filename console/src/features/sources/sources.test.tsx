import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aMarketer, aServer, pending, renderAt, Status } from '@/test/render';

const channels = {
  channels: [
    { id: 'event', kind: 'OFFLINE', zh: '活动', en: 'Events' },
    { id: 'social', kind: 'EARNED', zh: '社交媒体', en: 'Social' },
  ],
  rules: [
    { all: [{ subject: 'SOURCE', comparison: 'IS', value: 'x' }], channel: 'event', name: null },
    { all: [{ subject: 'PAGE', comparison: 'CONTAINS', value: '/y' }], channel: 'social', name: 'Y' },
  ],
};
const link = {
  code: 'abc2345',
  kind: 'CAMPAIGN',
  name: 'Poster',
  address: 'https://h.example/l/abc2345',
  target: 'https://acme.cn/offer',
  leadsTo: 'https://acme.cn/offer?hl=abc2345',
  origin: { channel: 'event', name: 'Expo', medium: null, campaign: 'spring', content: null, keyword: null },
  lead: null,
  person: null,
  expiresAt: null,
  retired: false,
  active: true,
  clicks: 12,
  machines: 3,
  leads: 2,
  createdAt: '2026-03-01T00:00:00Z',
};
const campaign = {
  id: 'c1',
  plan: {
    code: 'spring',
    name: '春季推广',
    channel: 'event',
    source: 'Expo',
    owner: null,
    startsOn: '2026-03-01',
    endsOn: '2026-03-31',
    budget: '1000.00',
    currency: 'CNY',
    goal: 50,
    notes: '',
    archived: false,
  },
  ownerName: null,
  standing: 'RUNNING',
  leads: 2,
  links: 1,
  createdAt: '2026-03-01T00:00:00Z',
};
const answers = {
  'GET /api/session': aMarketer,
  'GET /api/channels': channels,
  'GET /api/links': { items: [link], next: null },
  'GET /api/links/abc2345': { link, days: [] },
  'GET /api/campaigns': { items: [campaign], next: null },
  'GET /api/campaigns/unplanned': { items: [{ code: 'sprnig', leads: 4, last: '2026-03-02T00:00:00Z' }] },
  'GET /api/reports/revenue': {
    now: { currency: 'CNY', rows: [{ key: 'spring', won: '0', cost: '250.00' }] },
  },
  'GET /api/desk/people': [],
  'GET /api/sources/leads': {
    items: [{ id: 7, name: '王芳', stage: 'MQL', at: '2026-03-02T00:00:00Z', source: null }],
    next: null,
  },
};

describe('sources', () => {
  it('shows what a campaign spent of its budget and opens the leads it brought', async () => {
    const calls = aServer(answers);
    renderAt('/data/sources');
    expect(await screen.findByText('春季推广')).toBeVisible();
    expect(await screen.findByLabelText(/^25 % of/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '2 of 50' }));
    expect(await screen.findByRole('link', { name: '王芳' })).toHaveAttribute('href', '/leads/7');
    expect(calls.find((c) => c.path === '/api/sources/leads')?.query.get('campaign')).toBe('spring');
  });

  it('offers to plan a campaign that touches name and nobody planned', async () => {
    aServer(answers);
    renderAt('/data/sources', 'zh-CN');
    const unplanned = (await screen.findByText('sprnig')).closest('li')!;
    await userEvent.click(within(unplanned).getByRole('button', { name: '登记' }));
    expect(await screen.findByLabelText('代码')).toHaveValue('sprnig');
  });

  it('shows a link with its QR code and switches it off after asking', async () => {
    const calls = aServer({ ...answers, 'PUT /api/links/abc2345': link });
    renderAt('/data/sources?tab=links');
    await userEvent.click(await screen.findByRole('button', { name: 'Poster' }));
    expect(await screen.findByAltText('QR code of https://h.example/l/abc2345')).toHaveAttribute(
      'src',
      '/api/links/abc2345/qr.svg',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Switch off' }));
    await userEvent.click(await screen.findByRole('button', { name: 'OK' }));
    await screen.findByRole('button', { name: 'Switch off' });
    expect(calls.find((c) => c.method === 'PUT')?.body).toMatchObject({ retired: true });
  });

  it('moves a rule up and saves all of them together', async () => {
    const calls = aServer({ ...answers, 'PUT /api/channels': channels });
    renderAt('/data/sources?tab=channels');
    const second = await screen.findByRole('group', { name: 'Rule 2' });
    await userEvent.click(within(second).getByRole('button', { name: 'Up' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    const saved = calls.find((c) => c.method === 'PUT')?.body as { rules: { channel: string }[] };
    expect(saved.rules.map((r) => r.channel)).toEqual(['social', 'event']);
  });

  it('says what went wrong, and shows a skeleton while it waits', async () => {
    aServer({ ...answers, 'GET /api/links': new Status(500, { title: 'The database is away' }) });
    const { unmount } = renderAt('/data/sources?tab=links');
    expect(await screen.findByText('The server made a mistake.')).toBeVisible();
    unmount();
    aServer({ ...answers, 'GET /api/channels': pending });
    renderAt('/data/sources?tab=channels');
    expect(await screen.findByText('Channels & rules')).toBeVisible();
    expect(document.querySelector('.ant-skeleton')).not.toBeNull();
  });
});
