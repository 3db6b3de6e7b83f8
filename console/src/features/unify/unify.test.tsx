import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aMarketer, aServer, pending, renderAt, Status } from '@/test/render';

const card = (id: number, name: string, email: string) => ({
  id,
  name,
  stage: 'MQL',
  owner: null,
  firstSeen: '2026-02-01T00:00:00Z',
  lastSeen: '2026-03-01T00:00:00Z',
  identifiers: [{ kind: 'EMAIL', value: email }],
});
const pair = {
  one: card(7, '王小芳', 'wang@acme.cn'),
  other: card(9, '王小芳', 'wang@qq.com'),
  probability: 0.97,
  evidence: [
    { part: 'email', level: 'CLOSE', bits: 8.9 },
    { part: 'name', level: 'AGREE', bits: 9.2 },
    { part: 'company', level: 'DIFFER', bits: -2.5 },
    { part: 'phone', level: 'MISSING', bits: 0 },
  ],
  fields: [
    { field: 'company', label: 'Company', one: 'Acme', other: 'Beta', kept: 'other' },
    { field: 'title', label: 'Title', one: 'CTO', other: null, kept: 'one' },
  ],
  conflicts: [],
  state: 'OPEN',
  foundAt: '2026-03-01T00:00:00Z',
};
const summary = {
  counts: { OPEN: 1, MERGED: 3 },
  automatic: null,
  learnedFrom: 0,
  limits: [{ from: 0.95, decided: 40, same: 39, low: 0.871, high: 0.996 }],
};
const answers = {
  'GET /api/session': aMarketer,
  'GET /api/desk/people': [],
  'GET /api/duplicates': { items: [pair], next: null },
  'GET /api/duplicates/summary': summary,
};

describe('duplicates', () => {
  it('shows what speaks for one person, lets a value be chosen, and merges', async () => {
    const calls = aServer({ ...answers, 'POST /api/duplicates/7/9/merge': { merge: 'm', lead: 7 } });
    renderAt('/duplicates');
    expect(await screen.findByText('97 % likely one person')).toBeVisible();
    expect(screen.getByText('Name same')).toBeVisible();
    expect(screen.getByText('Company different')).toBeVisible();
    expect(screen.queryByText(/Phone/)).toBeNull();
    await userEvent.click(screen.getByLabelText('Keep Acme as Company'));
    await userEvent.click(screen.getByText('Merge into the left'));
    expect(await screen.findByText(/No duplicates to review/)).toBeVisible();
    expect(calls.find((c) => c.method === 'POST')?.body).toEqual({ stays: 7, from: { company: 'one' } });
  });

  it('is worked by keyboard', async () => {
    const calls = aServer({ ...answers, 'POST /api/duplicates/7/9/different': new Status(204) });
    renderAt('/duplicates', 'zh-CN');
    await screen.findByText('97% 可能是同一人');
    await userEvent.keyboard('d');
    await waitFor(() => expect(calls.some((c) => c.path.endsWith('/different'))).toBe(true));
  });

  it('does not offer to merge those who cannot be one person', async () => {
    aServer({
      ...answers,
      'GET /api/duplicates': {
        items: [{ ...pair, conflicts: [{ kind: 'WECHAT_UNIONID', one: 'u-1', other: 'u-2' }] }],
        next: null,
      },
    });
    renderAt('/duplicates');
    expect(await screen.findByText(/u-1 and u-2/)).toBeVisible();
    expect(screen.getByText('Merge into the left').closest('button')).toBeDisabled();
  });

  it('shows how often people agreed before a limit is set', async () => {
    const calls = aServer({ ...answers, 'PUT /api/duplicates/automatic': summary });
    renderAt('/duplicates?tab=automatic');
    expect(await screen.findByText('98 % (87 % – 99.6 %)')).toBeVisible();
    await userEvent.click(screen.getByLabelText('From 95 % on'));
    await waitFor(() => expect(calls.find((c) => c.method === 'PUT')?.body).toEqual({ limit: 0.95 }));
  });

  it('undoes a merge after asking', async () => {
    const merge = {
      id: 'm1',
      stays: 7,
      goes: 9,
      name: '王小芳',
      at: '2026-03-01T00:00:00Z',
      why: 'review',
      by: '林晓',
      undoneAt: null,
    };
    const calls = aServer({
      ...answers,
      'GET /api/merges': { items: [merge], next: null },
      'POST /api/merges/m1/undo': merge,
    });
    renderAt('/duplicates?tab=merges');
    await userEvent.click(await screen.findByText('Undo'));
    await userEvent.click(await screen.findByText('OK'));
    await waitFor(() => expect(calls.some((c) => c.path === '/api/merges/m1/undo')).toBe(true));
  });

  it('waits with a skeleton and says what went wrong', async () => {
    aServer({ ...answers, 'GET /api/duplicates': pending });
    const { unmount } = renderAt('/duplicates');
    await screen.findByText('Look through all leads');
    expect(document.querySelector('.ant-skeleton')).not.toBeNull();
    unmount();
    aServer({ ...answers, 'GET /api/duplicates': new Status(500, { title: 'x' }) });
    renderAt('/duplicates');
    expect(await screen.findByText('The server made a mistake.')).toBeVisible();
  });
});
