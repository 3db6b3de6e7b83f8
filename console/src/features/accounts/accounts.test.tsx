import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aMarketer, aServer, renderAt, Status } from '@/test/render';
import type { AccountDetail, Alike, Kin } from './api';

const kin = (id: number, name: string): Kin => ({ id, name, domain: null, leads: 3, heat: 40 });
const alike: Alike = {
  account: kin(8, '云帆科技'),
  likeness: {
    score: 75,
    group: false,
    reasons: [{ code: 'BRAND', points: 60, words: ['云帆'] }],
  },
};
const detail: AccountDetail = {
  account: {
    id: 7,
    name: '北京云帆科技有限公司',
    domain: 'yunfan.cn',
    createdAt: null,
    leads: 2,
    known: 2,
    heat: 88,
    lastSeenAt: null,
    stages: [],
    open: 1,
    won: 0,
  },
  roles: { 21: 'champion' },
  needed: ['decision_maker', 'champion'],
  family: {
    above: [kin(5, '云帆集团')],
    parts: [kin(9, '云帆物流')],
    whole: { accounts: 2, leads: 5, heat: 128, open: 1, won: 0 },
    joined: [],
    alike: [alike],
  },
  leads: [
    {
      id: 21,
      name: '王芳',
      email: null,
      phone: null,
      title: 'CTO',
      stage: null,
      grade: null,
      engagement: 60,
      lastSeenAt: '2026-03-01T00:00:00Z',
    },
  ],
  moreLeads: false,
  opportunities: [],
};
const answers = {
  'GET /api/session': aMarketer,
  'GET /api/accounts/7': detail,
  'GET /api/accounts/7/heat': { points: [{ at: '2026-03-01T00:00:00Z', heat: 12, people: 1 }], read: 1 },
  'GET /api/accounts/alike': {
    items: [{ one: kin(7, '北京云帆科技有限公司'), ...alike, other: alike.account }],
  },
  'POST /api/accounts/8/join': detail,
  'POST /api/accounts/7/apart': new Status(204, null),
  'PATCH /api/accounts/8': detail,
};

describe('accounts', () => {
  it('show who decides and which part nobody has yet, and what they belong to', async () => {
    aServer(answers);
    renderAt('/accounts/7');
    expect(await screen.findByText('nobody yet')).toBeVisible();
    const committee = screen.getByLabelText('Part in a purchase', { selector: '[role=group]' });
    expect(committee).toHaveTextContent('Champion王芳');
    expect(screen.getAllByText('云帆集团').length).toBeGreaterThan(0);
    expect(screen.getByText('云帆物流')).toBeVisible();
    expect(screen.getByText(/Together 2 accounts/)).toBeVisible();
    expect(await screen.findByText('Of the warmest person.')).toBeVisible();
  });

  it('are one, of one group, or apart, as a person says', async () => {
    const calls = aServer(answers);
    renderAt('/accounts/7');
    expect(await screen.findByText('Same brand: 云帆')).toBeVisible();
    await userEvent.click(screen.getByText('Part of it'));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'PATCH')).toMatchObject({
        path: '/api/accounts/8',
        body: { parent: 7 },
      }),
    );
    await userEvent.click(screen.getByText('Neither'));
    await waitFor(() =>
      expect(calls.find(({ path }) => path === '/api/accounts/7/apart')?.body).toEqual({ other: 8 }),
    );
    await userEvent.click(screen.getByText('The same'));
    fireEvent.click(await screen.findByText('OK'));
    await waitFor(() =>
      expect(calls.find(({ path }) => path === '/api/accounts/8/join')?.body).toEqual({ into: 7 }),
    );
  });

  it('that look alike are listed over all accounts, and only shown to whoever decides nothing', async () => {
    aServer({
      ...answers,
      'GET /api/session': { user: { ...aMarketer.user, roles: ['ANALYST'] } },
    });
    renderAt('/accounts?tab=alike');
    expect(await screen.findByText('Same brand: 云帆')).toBeVisible();
    expect(screen.queryByText('The same')).toBeNull();
  });
});
