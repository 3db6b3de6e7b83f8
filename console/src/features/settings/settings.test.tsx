import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Session } from '@/shared/session';
import { aMarketer, aServer, pending, renderAt, Status } from '@/test/render';

const admin: Session = { user: { ...aMarketer.user, roles: ['ADMIN'] } };
const signedIn = { 'GET /api/session': admin, 'GET /api/jobs': { items: [] } };
const key = {
  id: 'k1',
  key: 'wk_0123456789abcdef',
  name: 'Website',
  origins: [],
  createdAt: '2026-03-02T01:00:00Z',
  createdBy: 'user:u1',
};
const lin = {
  id: 'u2',
  name: 'Lin',
  email: 'lin@example.com',
  roles: ['SDR'],
  teams: ['sdr'],
  locale: 'en',
  active: true,
};

describe('write keys', () => {
  it('teach when there is none, and show the snippet with the key just made', async () => {
    let keys: unknown[] = [];
    const calls = aServer({
      ...signedIn,
      'GET /api/write-keys': () => ({ items: keys }),
      'POST /api/write-keys': () => {
        keys = [key];
        return key;
      },
    });
    renderAt('/settings/keys');
    expect(await screen.findByText(/Events of your website arrive here/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Make a key/ }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText('Name'), 'Website');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/data-key="wk_0123456789abcdef"/)).toBeInTheDocument();
    expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ name: 'Website', origins: [] });
  });

  it('are revoked only after asking', async () => {
    const calls = aServer({
      ...signedIn,
      'GET /api/write-keys': { items: [key] },
      'POST /api/write-keys/k1/revoke': key,
    });
    renderAt('/settings/keys');
    await userEvent.click(await screen.findByLabelText('Revoke: Website'));
    expect(await screen.findByText('Revoke “Website”?')).toBeInTheDocument();
    expect(calls.filter((c) => c.method === 'POST')).toHaveLength(0);
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByText('Revoke'));
    await waitFor(() => expect(calls.map((c) => c.path)).toContain('/api/write-keys/k1/revoke'));
  });
});

describe('people', () => {
  it('are changed with their roles, and what the server refuses is shown', async () => {
    const calls = aServer({
      ...signedIn,
      'GET /api/users': { items: [lin] },
      'PUT /api/users/u2': new Status(400, {
        title: 'Some entries are not valid',
        errors: [{ place: 'email', code: 'taken', message: 'is already in use' }],
      }),
    });
    renderAt('/settings/people');
    await userEvent.click(await screen.findByRole('button', { name: 'Edit: Lin' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('checkbox', { name: 'Seller' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByText('is already in use')).toBeVisible();
    expect(calls.find((c) => c.method === 'PUT')?.body).toMatchObject({
      roles: ['SDR', 'SELLER'],
      teams: ['sdr'],
      active: true,
    });
  });
});

describe('the audit log', () => {
  it('keeps its filter in the address and asks for days of the reader', async () => {
    const calls = aServer({
      ...signedIn,
      'GET /api/users': { items: [lin] },
      'GET /api/audit': {
        items: [
          {
            id: 1,
            at: '2026-03-02T01:00:00Z',
            actor: 'user:u2',
            actorName: 'Lin',
            action: 'write-key.created',
            subject: 'Website',
            detail: {},
          },
        ],
      },
    });
    renderAt('/settings/audit?action=write-key&from=2026-03-01');
    expect(await screen.findByText('Made a key')).toBeVisible();
    const asked = calls.find((c) => c.path === '/api/audit')?.query;
    expect(asked?.get('action')).toBe('write-key');
    expect(asked?.get('from')).toBe(new Date(2026, 2, 1).toISOString());
  });
});

describe('background work', () => {
  const job = {
    id: 'j1',
    kind: 'import',
    title: 'Import of Leads.csv',
    state: 'RUNNING',
    done: 50,
    total: 200,
    message: 'Row 50',
    startedBy: 'user:u1',
    createdAt: '2026-03-02T01:00:00Z',
  };

  it('shows in the top bar on every page and can be stopped', async () => {
    const calls = aServer({
      ...signedIn,
      'GET /api/jobs': { items: [job] },
      'GET /api/settings/company': pending,
      'POST /api/jobs/j1/cancel': job,
    });
    renderAt('/settings');
    await userEvent.click(await screen.findByRole('button', { name: '1 piece of work goes on' }));
    expect(await screen.findByText('Import of Leads.csv')).toBeInTheDocument();
    expect(screen.getByText('25%')).toBeInTheDocument();
    await userEvent.click(screen.getByLabelText('Stop: Import of Leads.csv'));
    await waitFor(() => expect(calls.map((c) => c.path)).toContain('/api/jobs/j1/cancel'));
  });

  it('takes no place while there is none', async () => {
    aServer({ ...signedIn, 'GET /api/settings/company': pending });
    renderAt('/settings', 'zh-CN');
    expect(await screen.findByRole('heading', { name: '公司' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /任务进行中/ })).toBeNull();
  });
});

describe('privacy', () => {
  it('says whether somebody was erased, by what they were known by', async () => {
    const proof = {
      id: 'e1',
      lead: 42,
      at: '2026-03-02T01:00:00Z',
      by: 'Lin',
      reason: 'Request 17',
      removed: { 'runtime.event': 40, 'desk.task': 2 },
    };
    const calls = aServer({
      ...signedIn,
      'GET /api/erasures': { items: [] },
      'GET /api/erasures/search': { items: [proof] },
    });
    renderAt('/settings/privacy');
    expect(await screen.findByText('Nobody was erased yet.')).toBeVisible();
    await userEvent.type(screen.getByLabelText('Was somebody erased?'), 'ann@acme.cn{enter}');
    expect(await screen.findByText(/Request 17/)).toHaveTextContent('42');
    expect(calls.find((c) => c.path === '/api/erasures/search')?.query.get('known')).toBe('ann@acme.cn');
  });
});
