import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Funnel } from './charts/Funnel';
import { ApiProblem, http, withQuery, type KeysetPage } from './api';
import { whenUnauthorised } from './api/http';
import { DataTable, EmptyState, ErrorState, Why } from './components';
import { formatFor } from './format';
import { toSearch } from './hooks';
import { stageColour } from './theme';
import { aServer, pending, renderAlone, Status } from '@/test/render';

interface Row {
  id: string;
  name: string;
}

const columns = [{ title: 'Name', dataIndex: 'name', key: 'name' }];
const list = (load: () => Promise<KeysetPage<Row>>) => (
  <DataTable<Row>
    queryKey={['rows']}
    load={load}
    columns={columns}
    rowKey={(r) => r.id}
    empty={<EmptyState>{'none'}</EmptyState>}
  />
);

describe('calls to the server', () => {
  it('carry the CSRF token of the cookie when they change something', async () => {
    document.cookie = 'XSRF-TOKEN=abc%3D';
    aServer({ 'POST /api/x': {} });
    await http.post('/api/x', { a: 1 });
    const init = vi.mocked(fetch).mock.calls[0]?.[1];
    expect(init?.headers).toMatchObject({ 'X-XSRF-TOKEN': 'abc=', 'Content-Type': 'application/json' });
  });

  it('fetch the CSRF token first when a page that changes something is the first one opened', async () => {
    document.cookie = 'XSRF-TOKEN=; expires=Thu, 01 Jan 1970 00:00:00 GMT';
    aServer({
      'GET /api/session': () => {
        document.cookie = 'XSRF-TOKEN=fresh';
        return new Status(401);
      },
      'POST /api/session': {},
    });
    await http.post('/api/session', {});
    expect(vi.mocked(fetch).mock.calls.at(-1)?.[1]?.headers).toMatchObject({ 'X-XSRF-TOKEN': 'fresh' });
  });

  it('turn a problem response into a typed problem', async () => {
    aServer({
      'GET /api/x': new Status(422, {
        type: 't',
        title: 'Bad',
        detail: 'why',
        errors: [{ message: 'm' }],
        action: 'do',
      }),
    });
    const problem = await http.get('/api/x').catch((e: unknown) => e);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({
      status: 422,
      title: 'Bad',
      detail: 'why',
      action: 'do',
      errors: [{ message: 'm' }],
    });
  });

  it('tell the application when the session has ended, but not for asking about the session itself', async () => {
    let ended = 0;
    whenUnauthorised(() => ended++);
    aServer({ 'GET /api/leads': new Status(401), 'GET /api/session': new Status(401) });
    await http.get('/api/session').catch(() => undefined);
    expect(ended).toBe(0);
    await http.get('/api/leads').catch(() => undefined);
    expect(ended).toBe(1);
  });

  it('leave empty filters out of the address and repeat lists', () => {
    expect(withQuery('/a', { q: '', tag: ['x', 'y'], n: 0, none: undefined })).toBe('/a?tag=x&tag=y&n=0');
  });
});

describe('a list', () => {
  it('pages by cursor there and back', async () => {
    const load = (cursor?: string): Promise<KeysetPage<Row>> =>
      Promise.resolve(
        cursor === 'c2'
          ? { items: [{ id: '2', name: 'Bo' }] }
          : { items: [{ id: '1', name: 'Ada' }], next: 'c2' },
      );
    renderAlone(list(load));
    expect(await screen.findByText('Ada')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(await screen.findByText('Bo')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Next' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Previous' }));
    expect(await screen.findByText('Ada')).toBeVisible();
  });

  it('teaches when it is empty', async () => {
    renderAlone(list(() => Promise.resolve({ items: [] })));
    expect(await screen.findByText('none')).toBeVisible();
  });

  it('shows its outline while it loads', async () => {
    aServer({ 'GET /api/rows': pending });
    renderAlone(list(() => http.get('/api/rows')));
    expect(await screen.findByRole('status', { name: 'Loading' })).toBeVisible();
  });

  it('says what to do when it fails, and tries again', async () => {
    let fail = true;
    renderAlone(
      list(() =>
        fail
          ? Promise.reject(new ApiProblem(403, {}))
          : Promise.resolve({ items: [{ id: '1', name: 'Ada' }] }),
      ),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('Ask an administrator');
    fail = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Ada')).toBeVisible();
  });
});

describe('what explains itself', () => {
  it('shows reasons with their points when opened by keyboard', async () => {
    renderAlone(
      <Why reasons={[{ text: 'Downloaded the price list', points: 20, playbookVersion: 3 }]}>
        <span>42</span>
      </Why>,
    );
    await screen.findByText('42');
    await userEvent.tab();
    expect(await screen.findByText('Downloaded the price list')).toBeInTheDocument();
    expect(screen.getByText('+20 points')).toBeInTheDocument();
  });

  it('names the step and its share on every bar of a funnel', async () => {
    const opened: string[] = [];
    renderAlone(
      <Funnel
        steps={[
          { key: 'lead', label: 'Lead', value: 200 },
          { key: 'mql', label: 'MQL', value: 50 },
        ]}
        onOpen={(s) => opened.push(s.key)}
      />,
    );
    await userEvent.click(await screen.findByRole('button', { name: 'MQL: 50, 25% of the step before' }));
    expect(opened).toEqual(['mql']);
  });

  it('says in both languages what to do when the server is away', async () => {
    renderAlone(<ErrorState error={ApiProblem.unreachable()} />, 'zh-CN');
    expect(await screen.findByRole('alert')).toHaveTextContent('无法连接服务器');
  });
});

describe('formats and colours', () => {
  it('follow the language', () => {
    expect(formatFor('en').money({ amount: '1234567.50', currency: 'CNY' })).toBe('CN¥1,234,567.50');
    expect(formatFor('en').money({ amount: '1234567.00', currency: 'CNY' })).toBe('CN¥1,234,567');
    expect(formatFor('zh-CN').compact(12_345)).toBe('1.2万');
    expect(formatFor('en').relative('2026-01-01T00:00:00Z', new Date('2026-01-04T00:00:00Z'))).toBe(
      '3 days ago',
    );
    expect(formatFor('en').duration(90_000)).toBe('1 day 1 hour');
  });

  it('keep every cent of a decimal', () => {
    expect(formatFor('en').money({ amount: '90071992547409931.25', currency: 'USD' })).toBe(
      '$90,071,992,547,409,931.25',
    );
  });

  it('give side exits no alarm and unknown stages their place', () => {
    expect(stageColour('Lost', 'light')).toBe(stageColour('recycled', 'light'));
    expect(stageColour('demo', 'light', 0, 3)).not.toBe(stageColour('demo', 'light', 2, 3));
  });

  it('leave what is standard out of the address', () => {
    expect(toSearch({ q: '', tab: 'mine', tags: [] }, { q: '', tab: 'all', tags: [] })).toEqual({
      tab: 'mine',
    });
  });
});
