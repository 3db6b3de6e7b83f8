import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aMarketer, aServer, renderAt, Status } from '@/test/render';
import { defaults, fromText, readFilter, toQuery, toText, toView } from './address';
import type { LeadItem } from './api';

const aLead = (over: Partial<LeadItem>): LeadItem => ({
  id: 1,
  known: true,
  name: 'Ada',
  email: 'ada@acme.cn',
  phone: null,
  company: 'Acme',
  title: null,
  country: null,
  stage: 'MQL',
  stageSince: null,
  fit: 40,
  engagement: 33.4,
  grade: 'A1',
  spam: false,
  owner: null,
  source: 'Baidu',
  channel: 'search',
  campaign: null,
  keyword: null,
  createdAt: '2026-03-01T00:00:00Z',
  lastSeenAt: '2026-03-02T00:00:00Z',
  account: null,
  segments: [],
  tags: [],
  ...over,
});

const vocabulary = {
  fields: [{ key: 'country', label: 'Country', type: 'TEXT', options: [] }],
  eventTypes: [],
  tags: [{ id: 'vip', name: 'VIP' }],
  segments: [],
  stages: [{ id: 'MQL', name: 'MQL' }],
  journeys: [],
  channels: ['email'],
};

const answers = (over: Record<string, unknown> = {}) => ({
  'GET /api/session': aMarketer,
  'GET /api/playbook/vocabulary': vocabulary,
  'GET /api/desk/people': [{ id: 'user:u1', name: 'Lin', teams: [] }],
  'GET /api/leads/views': { items: [] },
  'GET /api/leads/count': { count: 10000, atLeast: true },
  'GET /api/leads': { items: [aLead({})], next: null },
  ...over,
});

const user = userEvent.setup({ delay: null });

describe('the address of the list', () => {
  const raw = (over: Record<string, unknown>) => readFilter({ ...defaults, ...over });

  it('reads one value, several, numbers and JSON as the router hands them over', () => {
    const filter = raw({ stage: 'MQL', tag: ['a', 'b'], account: 12, q: 138, condition: { kind: 'isSpam' } });
    expect(toQuery(filter)).toEqual({
      stage: ['MQL'],
      tag: ['a', 'b'],
      account: ['12'],
      q: '138',
      condition: '{"kind":"isSpam"}',
    });
  });

  it('asks for those without a source where a link leaves it empty', () => {
    expect(toQuery(raw({ source: '' }))).toEqual({ source: ['none'] });
  });

  it('comes back from a saved view as it went in', () => {
    const filter = raw({
      stage: ['MQL', 'LEAD'],
      q: 'ada & co',
      sort: '-fit',
      cols: ['email'],
      known: 'all',
    });
    expect(readFilter(fromText(toView(filter)))).toEqual(filter);
    expect(toText(filter)).not.toContain('sort');
  });
});

describe('the list of leads', () => {
  it('asks the server what the address says and shows the count', async () => {
    const calls = aServer(answers());
    renderAt('/leads?stage=MQL&q=ada&known=all&reached=MQL');
    expect(await screen.findByRole('link', { name: 'Ada' })).toHaveAttribute('href', '/leads/1');
    expect(await screen.findByText('More than 10,000 leads')).toBeInTheDocument();
    const list = calls.find((c) => c.path === '/api/leads');
    expect(list?.query.getAll('stage')).toEqual(['MQL']);
    expect(list?.query.get('q')).toBe('ada');
    expect(list?.query.get('known')).toBe('all');
    expect(screen.getByText('Ever reached: MQL')).toBeInTheDocument();
  });

  it('shows a script in a name as text', async () => {
    aServer(
      answers({ 'GET /api/leads': { items: [aLead({ name: '<script>alert(1)</script>' })], next: null } }),
    );
    renderAt('/leads');
    expect(await screen.findByText('<script>alert(1)</script>')).toBeInTheDocument();
    expect(document.querySelector('td script')).toBeNull();
  });

  it('passes over pages that a condition leaves empty', async () => {
    aServer(
      answers({
        'GET /api/leads': (call: { query: URLSearchParams }) =>
          call.query.get('cursor') === 'c2'
            ? { items: [aLead({ name: 'Found later' })], next: null }
            : { items: [], next: 'c2' },
      }),
    );
    renderAt('/leads?condition=%7B%22kind%22%3A%22isSpam%22%7D');
    expect(await screen.findByText('Found later')).toBeInTheDocument();
    expect(screen.getByText('is spam')).toBeInTheDocument();
  });

  it('changes chosen leads as one job and says how far it is', async () => {
    const calls = aServer(
      answers({
        'POST /api/leads/bulk': { job: 'j1', total: 1 },
        'GET /api/jobs/j1': {
          id: 'j1',
          kind: 'leads-bulk',
          state: 'DONE',
          done: 1,
          total: 1,
          message: null,
          result: { changed: 1 },
        },
      }),
    );
    renderAt('/leads');
    const row = (await screen.findByText('Ada')).closest('tr') as HTMLElement;
    await user.click(within(row).getByRole('checkbox'));
    await user.click(screen.getByRole('button', { name: 'Add a tag' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('combobox', { name: 'Add a tag' }));
    await user.click(await screen.findByTitle('VIP'));
    await user.click(within(dialog).getByRole('button', { name: /Change 1 lead/ }));
    expect(await screen.findByText('1 leads changed')).toBeInTheDocument();
    expect(calls.find((c) => c.path === '/api/leads/bulk')?.body).toEqual({
      what: 'TAG',
      value: 'vip',
      ids: [1],
    });
  });

  it('says what to do when the list cannot be loaded, and teaches when it is empty', async () => {
    aServer(answers({ 'GET /api/leads': new Status(500, { title: 'x' }) }));
    const view = renderAt('/leads');
    expect(await screen.findByText('The server made a mistake.')).toBeInTheDocument();
    view.unmount();
    aServer(answers({ 'GET /api/leads': { items: [], next: null } }));
    renderAt('/leads');
    expect(await screen.findByText(/Leads appear here as soon as/)).toBeInTheDocument();
  });

  it('undoes a change of many leads after asking', async () => {
    const user = userEvent.setup();
    const change = {
      job: 'j1',
      what: 'TAG',
      value: 'vip',
      at: '2026-03-01T00:00:00Z',
      by: 'Mia',
      leads: 120,
      mine: true,
      state: null,
      corrected: 0,
      kept: 0,
    };
    const calls = aServer(
      answers({
        'GET /api/leads/bulk': [change, { ...change, job: 'j0', leads: 3, state: 'DONE', kept: 1 }],
        'POST /api/leads/bulk/j1/undo': { job: 'j2', total: 120 },
        'GET /api/jobs/j2': {
          id: 'j2',
          kind: 'leads-bulk-undo',
          state: 'DONE',
          done: 120,
          total: 120,
          message: null,
          result: { changed: 120 },
        },
      }),
    );
    renderAt('/leads');
    await user.click(await screen.findByRole('button', { name: 'Changes of many leads' }));
    expect(await screen.findByText('Tag “VIP” added to 120 leads')).toBeVisible();
    expect(screen.getByText(/1 was merged since/)).toBeVisible();
    await user.click(screen.getByText('Undo'));
    await user.click((await screen.findAllByText('Undo')).at(-1) as HTMLElement);
    expect(await screen.findByText('120 leads changed')).toBeInTheDocument();
    expect(calls.some((c) => c.path === '/api/leads/bulk/j1/undo')).toBe(true);
  });

  it('hides what analysts may not do', async () => {
    aServer(
      answers({
        'GET /api/session': { user: { ...aMarketer.user, roles: ['ANALYST'] } },
      }),
    );
    renderAt('/leads');
    await screen.findByText('Ada');
    expect(screen.queryByRole('button', { name: /New lead/ })).toBeNull();
    await userEvent.click(await screen.findByText('Export'));
    expect(await screen.findByText('Workbook (XLSX)')).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/api\/leads\/export\.xlsx\?.*sort=-lastSeen/),
    );
    expect(screen.getByText('Text (CSV)')).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/api\/leads\/export\?/),
    );
    expect(screen.queryAllByRole('checkbox')).toHaveLength(0);
  });
});
