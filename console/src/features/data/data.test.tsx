import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aMarketer, aServer, pending, renderAt, Status, type Call } from '@/test/render';
import type { ImportView, Mapping } from './api';
import { startingMapping, withTarget } from './mapping';

afterEach(() => vi.unstubAllGlobals());

const column = (index: number, name: string, values: string[]) => ({
  index,
  name,
  filled: 90,
  blank: 10,
  distinct: values.length,
  values: values.map((value) => ({ value, rows: 3 })),
  kind: 'TEXT' as const,
});

function anImport(change: Partial<ImportView['summary']> = {}): ImportView {
  return {
    summary: {
      id: 'i1',
      name: 'leads.csv',
      bytes: 100,
      state: 'UPLOADED',
      createdAt: '2026-03-02T01:00:00Z',
      createdBy: '林晓',
      counts: { total: 100, done: 0, created: 0, updated: 0, duplicates: 0, rejected: 0 },
      ...change,
    },
    charset: 'UTF-8',
    delimiter: ',',
    sheets: [],
    sheet: 0,
    file: {
      columns: [column(0, 'Mail', ['ann@acme.cn']), column(1, 'Source', ['Google', 'google', 'Select'])],
      rows: 100,
      whole: true,
      faulty: 1,
      samples: [['ann@acme.cn', 'Google']],
    },
    offers: [
      { index: 0, target: 'email', merges: [], blanks: [] },
      {
        index: 1,
        target: 'source.name',
        merges: [{ from: 'google', to: 'Google', anyCase: false }],
        blanks: [{ from: 'Select', to: '', anyCase: false }],
      },
    ],
    options: { historic: true, badCells: 'REJECT_ROW', country: 'CN', currency: 'CNY', dates: 'YEAR_FIRST' },
    mapping: null,
  };
}

const targets = {
  common: ['ignore', 'email', 'phone', 'externalId', 'source.name', 'stage', 'tag'],
  fields: [{ id: 'company', name: 'Company' }],
  stages: [{ id: 'LEAD', name: 'Lead' }],
  tags: [],
};

const preview = {
  rows: 100,
  taken: 99,
  rejected: 1,
  whole: true,
  reasons: { 'Mail: “…” is no e-mail address': 1 },
  items: [
    {
      line: 2,
      taken: true,
      lead: null,
      identifiers: ['ann@acme.cn'],
      said: { company: '<b>Acme</b>' },
      source: 'Google',
      events: ['identify'],
      faults: [],
      cells: ['ann@acme.cn', 'Google'],
    },
  ],
  faulty: [
    {
      line: 7,
      taken: false,
      lead: null,
      identifiers: [],
      said: {},
      source: null,
      events: [],
      faults: ['Mail: “nobody” is no e-mail address'],
      cells: ['nobody', ''],
    },
  ],
};

const session = { 'GET /api/session': aMarketer, 'GET /api/imports/targets': targets };

describe('the mapping', () => {
  it('starts from the offers: values that mean nothing are mapped, merges are left to the person', () => {
    const mapping = startingMapping(anImport());
    expect(mapping.columns[1]).toEqual({
      index: 1,
      target: 'source.name',
      values: [{ from: 'Select', to: '', anyCase: false }],
    });
  });

  it('gives a target to one column at a time', () => {
    const mapping = withTarget(startingMapping(anImport()), 1, 'email');
    expect(mapping.columns.map((c) => c.target)).toEqual(['ignore', 'email']);
  });
});

describe('an import', () => {
  it('is mapped, tried out and started', async () => {
    const calls: Call[] = aServer({
      ...session,
      'GET /api/imports/i1': anImport(),
      'PUT /api/imports/i1/mapping': anImport(),
      'POST /api/imports/i1/preview': preview,
      'POST /api/imports/i1/start': anImport({
        state: 'RUNNING',
        counts: { total: 100, done: 40, created: 40, updated: 0, duplicates: 0, rejected: 0 },
      }),
    });
    renderAt('/data/imports/i1');
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: 'Values: Source' }));
    await user.click(await screen.findByRole('button', { name: 'Merge' }));
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'Try it out' }));
    expect(await screen.findByText(/Of all 100 rows 99 would be taken and 1 rejected/)).toBeInTheDocument();
    expect(screen.getByText(/<b>Acme<\/b>/)).toBeInTheDocument();
    const sent = calls.find((c) => c.method === 'PUT')?.body as Mapping;
    expect(sent.columns[1]?.values).toContainEqual({ from: 'google', to: 'Google', anyCase: false });
    await user.click(screen.getByText(/Rows with faults/));
    expect(await screen.findByText('Mail: “nobody” is no e-mail address')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Import 100 rows' }));
    expect(await screen.findByText(/40 of 100 rows/)).toBeInTheDocument();
  });

  it('is mapped as the last file with the same columns was, when a person says so', async () => {
    const earlier: Mapping = {
      columns: [
        { index: 0, target: 'email', values: [] },
        { index: 1, target: 'source.name', values: [{ from: 'google', to: 'Google', anyCase: false }] },
      ],
      constants: [],
      options: anImport().options,
    };
    const calls = aServer({
      ...session,
      'GET /api/imports/i1': {
        ...anImport(),
        earlier: { name: 'may.csv', at: '2026-02-01T00:00:00Z', by: '林晓', mapping: earlier },
      },
      'GET /api/imports/targets': targets,
      'PUT /api/imports/i1/mapping': anImport(),
    });
    renderAt('/data/imports/i1');
    await userEvent.click(await screen.findByText('Map it the same way'));
    expect(screen.queryByText('Map it the same way')).toBeNull();
    await userEvent.click(screen.getByText('Try it out'));
    await waitFor(() => expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual(earlier));
  });

  it('cannot be tried out while nothing tells leads apart', async () => {
    const view = anImport();
    view.offers[0] = { index: 0, target: 'ignore', merges: [], blanks: [] };
    aServer({ ...session, 'GET /api/imports/i1': view });
    renderAt('/data/imports/i1');
    expect(await screen.findByText(/Map an e-mail, a phone or an external id/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Try it out' })).toBeDisabled();
  });

  it('says what came of it and offers the rejected rows', async () => {
    aServer({
      ...session,
      'GET /api/imports/i1': anImport({
        state: 'DONE',
        startedAt: '2026-03-02T01:00:00Z',
        endedAt: '2026-03-02T01:00:09Z',
        counts: { total: 100, done: 100, created: 90, updated: 5, duplicates: 3, rejected: 2 },
      }),
    });
    renderAt('/data/imports/i1');
    expect(await screen.findByText('The import is done.')).toBeInTheDocument();
    expect(screen.getByText('90')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Download rejected rows/ })).toHaveAttribute(
      'href',
      '/api/imports/i1/rejected.csv',
    );
  });

  it('offers the other sheets of a workbook whose first has no rows', async () => {
    const empty = anImport();
    empty.file.rows = 0;
    empty.sheets = ['Notes', 'Attendees'];
    aServer({ ...session, 'GET /api/imports/i1': empty });
    renderAt('/data/imports/i1');
    expect(await screen.findByText('Choose another file')).toBeInTheDocument();
    expect(screen.getByLabelText('Sheet')).toBeInTheDocument();
  });

  it('is taken back after asking, and says what became of its leads', async () => {
    const done = { ...anImport({ state: 'DONE', startedAt: '2026-03-02T01:00:00Z' }) };
    done.summary.counts = { total: 3, done: 3, created: 2, updated: 1, duplicates: 0, rejected: 0 };
    const undone = anImport({ state: 'UNDONE', undone: { by: '林晓', removed: 2, corrected: 1, kept: 4 } });
    const calls = aServer({
      ...session,
      'GET /api/imports/i1': done,
      'POST /api/imports/i1/undo': undone,
    });
    renderAt('/data/imports/i1');
    await userEvent.click(await screen.findByText('Undo this import'));
    expect(await screen.findByText(/came by this file alone are removed/)).toBeInTheDocument();
    expect(calls.some((c) => c.method === 'POST')).toBe(false);
    await userEvent.click(within(await screen.findByRole('tooltip')).getByText('Undo this import'));
    expect(await screen.findByText('This import was undone by 林晓.')).toBeInTheDocument();
    expect(screen.getByText(/2 leads were removed/)).toBeInTheDocument();
    expect(screen.getByText(/4 leads stay as they are/)).toBeInTheDocument();
  });

  it('shows what is wrong when it cannot be loaded', async () => {
    aServer({
      ...session,
      'GET /api/imports/i1': new Status(404, { title: 'Not found', detail: 'There is no import “i1”.' }),
    });
    renderAt('/data/imports/i1');
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no import “i1”.');
  });
});

describe('the data page', () => {
  it('teaches when nothing was imported yet, in Chinese too', async () => {
    aServer({ ...session, 'GET /api/imports': { items: [], next: null } });
    renderAt('/data', 'zh-CN');
    expect(await screen.findByText(/还没有导入过文件/)).toBeInTheDocument();
    expect(screen.getByText(/将 CSV 或 Excel 文件拖到这里/)).toBeInTheDocument();
  });

  it('lists past imports and shows an outline while it loads', async () => {
    aServer({ ...session, 'GET /api/imports': pending });
    const first = renderAt('/data');
    expect(await screen.findByRole('status')).toBeInTheDocument();
    first.unmount();
    aServer({
      ...session,
      'GET /api/imports': { items: [anImport({ state: 'FAILED' }).summary], next: null },
    });
    renderAt('/data');
    const table = await screen.findByRole('table');
    expect(within(table).getByText('leads.csv')).toBeInTheDocument();
    expect(within(table).getByText('Broke off')).toBeInTheDocument();
  });
});

describe('tracking', () => {
  const key = {
    id: 'k1',
    key: 'wk_abc',
    name: 'Site',
    origins: [],
    lastEventAt: null,
    lastType: null,
    events: 0,
    lastRefusedAt: null,
    refused: 0,
  };

  it('shows the snippet with the key and waits for the first event', async () => {
    aServer({ ...session, 'GET /api/tracking/keys': { items: [key] } });
    renderAt('/data?tab=tracking');
    expect(await screen.findByText(/No event yet/)).toBeInTheDocument();
    expect(screen.getByLabelText('Snippet')).toHaveTextContent('data-key="wk_abc"');
  });

  it('says when the last event came and that some were refused', async () => {
    aServer({
      ...session,
      'GET /api/tracking/keys': {
        items: [{ ...key, lastEventAt: '2026-03-02T01:00:00Z', lastType: 'page', events: 7, refused: 2 }],
      },
    });
    renderAt('/data?tab=tracking');
    expect(await screen.findByText(/Last event page, 7 in all/)).toBeInTheDocument();
    expect(screen.getByText(/2 events were refused/)).toBeInTheDocument();
  });

  it('takes a pasted list of sites nobody really comes from', async () => {
    const calls = aServer({
      'GET /api/session': { user: { ...aMarketer.user, roles: ['ADMIN'] } },
      'GET /api/tracking/keys': {
        items: [{ id: 'k1', key: 'wk_1', name: 'Site', origins: [], events: 0, refused: 0 }],
      },
      'GET /api/settings/tracking': { spamReferrers: ['spam.example'] },
      'PUT /api/settings/tracking': {},
    });
    renderAt('/data?tab=tracking');
    const list = await screen.findByLabelText('Sites nobody really comes from');
    await userEvent.click(list);
    await userEvent.paste('\nhttps://worse.example/page worst.example');
    expect(screen.getByText('3 sites')).toBeVisible();
    await userEvent.click(screen.getByText('Save'));
    await waitFor(() =>
      expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({
        spamReferrers: ['spam.example', 'worse.example', 'worst.example'],
      }),
    );
  });

  it('says of an event that nobody became a lead by it', async () => {
    const calls = aServer({
      ...session,
      'GET /api/tracking/keys': { items: [key] },
      'GET /api/tracking/events': {
        items: [
          {
            entry: 'e1',
            at: '2026-03-02T01:00:00Z',
            writeKey: 'k1',
            type: 'page',
            who: 'a-1',
            occurredAt: '2026-03-02T01:00:00Z',
            source: null,
            raw: '{}',
          },
        ],
      },
      'GET /api/tracking/events/e1/lead': new Status(404, { title: 'gone' }),
    });
    renderAt('/data?tab=events');
    await userEvent.click(await screen.findByText('Show'));
    expect(await screen.findByText('No lead came of it, or it is too long ago.')).toBeVisible();
    expect(calls.some(({ path }) => path === '/api/tracking/events/e1/lead')).toBe(true);
  });

  it('shows refused events with their reasons', async () => {
    aServer({
      ...session,
      'GET /api/tracking/keys': { items: [key] },
      'GET /api/tracking/rejected': {
        items: [
          {
            id: '5',
            at: '2026-03-02T01:00:00Z',
            writeKey: 'k1',
            type: 'track',
            messageId: 'm',
            code: 'nobody',
            message: 'whom does the event concern?',
            raw: '{"type":"track"}',
          },
        ],
        next: null,
      },
    });
    renderAt('/data?tab=events&refused=true');
    expect(await screen.findByText('whom does the event concern?')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByText(/"type": "track"/)).toBeInTheDocument());
  });
});
