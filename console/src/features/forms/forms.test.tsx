import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aMarketer, aServer, pending, renderAt, Status } from '@/test/render';
import type { Definition } from './api';
import { moved } from '@/shared/writing';
import { embedding, freeKey, newDefinition, newQuestion } from './model';

const form = {
  id: 'demo',
  name: 'Demo request',
  published: 2,
  draft: null,
  open: true,
  changedAt: '2026-03-01T00:00:00Z',
  changedBy: 'user:u1',
};
const held = {
  id: 's1',
  form: 'demo',
  at: '2026-03-02T00:00:00Z',
  answers: { email: ['x@mailinator.com'], note: ['asdf qwer'] },
  score: 80,
  reasons: ['disposable', 'gibberish'],
};
const detail = { form, definition: newDefinition('Demo'), address: 'https://h.example/p/demo' };
const answers = {
  'GET /api/session': aMarketer,
  'GET /api/forms': { items: [form], next: null },
  'GET /api/forms/demo': detail,
  'PUT /api/forms/demo/draft': { ...detail, form: { ...form, draft: 3 } },
  'POST /api/forms/demo/publish': { version: 3 },
  'PATCH /api/forms/demo': { ...detail, form: { ...form, published: 3, draft: null } },
  'POST /api/forms/preview': { html: '<h1>Look</h1>' },
  'GET /api/playbook': { playbook: { fields: [{ key: 'company', label: 'Company' }] } },
  'GET /api/form-reviews': { items: [held], next: null },
  'POST /api/form-reviews/s1/accept': new Status(204, null),
  'GET /api/forms/demo/results': {
    from: '2026-02-01',
    channels: [{ channel: 'paid_search', views: 200, submissions: 8, held: 1, rejected: 1 }],
  },
  'GET /api/forms/demo/leads': {
    items: [{ id: 7, name: '王芳', stage: null, at: '2026-03-02T00:00:00Z' }],
    next: null,
  },
};

const paper = {
  id: 'a1',
  name: 'White paper',
  file: 'paper.pdf',
  bytes: 1_300_000,
  changedAt: '2026-03-01T00:00:00Z',
  changedBy: 'user:u1',
  downloads: 12,
  forms: ['demo'],
};

describe('files', () => {
  const served = {
    ...answers,
    'GET /api/assets': { items: [paper], next: null },
    'GET /api/assets/a1/leads': {
      items: [{ id: 7, name: '王芳', stage: null, at: '2026-03-02T00:00:00Z' }],
      next: null,
    },
  };

  it('say how large they are and who opened them, and stay while a form hands them out', async () => {
    aServer(served);
    renderAt('/forms?tab=assets');
    await screen.findByText('White paper');
    expect(screen.getByText('paper.pdf · 1.2 MB')).toBeVisible();
    expect(screen.getByLabelText('Remove')).toBeDisabled();
    await userEvent.click(screen.getByText('12'));
    expect(await screen.findByText('王芳')).toBeVisible();
  });

  it('are handed out by a form once one is chosen', async () => {
    const calls = aServer(served);
    renderAt('/forms/demo');
    await userEvent.click(await screen.findByRole('radio', { name: 'Hand out a file' }));
    await userEvent.click(screen.getByRole('combobox', { name: 'The file' }));
    await userEvent.click(await screen.findByText('White paper · paper.pdf'));
    await userEvent.click(screen.getByRole('switch', { name: /Ask only what is not known/ }));
    await userEvent.click(screen.getByRole('switch', { name: /double opt-in/ }));
    const kept = () => calls.filter(({ path }) => path.endsWith('/draft')).at(-1)?.body as Definition;
    await waitFor(() => expect(kept()).toMatchObject({ asks: 3, confirms: true }), { timeout: 5000 });
    expect(kept().after).toMatchObject({ kind: 'asset', asset: 'a1', how: 'EMAIL', days: 7 });
  });
});

describe('forms', () => {
  it('are kept while they are written, and published with what was written last', async () => {
    const calls = aServer(answers);
    renderAt('/forms/demo');
    const publish = await screen.findByRole('button', { name: 'Publish' });
    expect(publish).toBeDisabled();
    const title = screen.getByRole('textbox', { name: 'Title · English' });
    await userEvent.clear(title);
    await userEvent.type(title, 'See it');
    await userEvent.click(publish);
    await screen.findByText('Version 3 is online.');
    const order = calls.filter(({ method }) => method === 'PUT' || method === 'PATCH' || method === 'POST');
    const kept = order.filter(({ path }) => path.endsWith('/draft'));
    expect((kept.at(-1)?.body as Definition).title.en).toBe('See it');
    const last = order
      .filter(({ path }) => !path.endsWith('/preview'))
      .map(({ path }) => path.split('/').at(-1));
    expect(last.slice(-3)).toEqual(['draft', 'publish', 'demo']);
  });

  it('ask what is added, in the order it is moved to', async () => {
    const calls = aServer(answers);
    renderAt('/forms/demo');
    await userEvent.click(await screen.findByRole('button', { name: /Add a question/ }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Choice' }));
    await userEvent.click(screen.getByRole('button', { name: /Add an option/ }));
    const list = screen.getByRole('list', { name: 'What it asks' });
    const ups = within(list).getAllByRole('button', { name: 'Up' });
    await userEvent.click(ups.at(-1) as HTMLElement);
    const kept = () =>
      (calls.filter(({ path }) => path.endsWith('/draft')).at(-1)?.body as Definition | undefined)?.questions;
    await waitFor(
      () => expect(kept()?.map(({ kind }) => kind)).toEqual(['text', 'email', 'phone', 'choice', 'consent']),
      { timeout: 5000 },
    );
    expect(kept()?.[3]).toMatchObject({ options: [{ value: 'a' }, { value: 'b' }, { value: 'option' }] });
  });

  it('say what the server refuses and lose nothing', async () => {
    aServer({
      ...answers,
      'PUT /api/forms/demo/draft': new Status(503, { title: 'down' }),
    });
    renderAt('/forms/demo');
    const title = await screen.findByRole('textbox', { name: 'Title · English' });
    await userEvent.type(title, '!');
    expect(await screen.findByText(/Not kept yet/, undefined, { timeout: 3000 })).toBeVisible();
    expect(title).toHaveValue('Demo!');
  });

  it('open who sent them from every number taken', async () => {
    const calls = aServer(answers);
    renderAt('/forms/demo?tab=results');
    await userEvent.click(await screen.findByText('8', { selector: 'button span' }));
    expect(await screen.findByRole('link', { name: '王芳' })).toHaveAttribute('href', '/leads/7');
    expect(calls.find(({ path }) => path.endsWith('/leads'))?.query.get('channel')).toBe('paid_search');
    expect(screen.getByText('4%')).toBeVisible();
  });

  it('hold what looks like spam, say why, and let it in', async () => {
    const calls = aServer(answers);
    renderAt('/forms?tab=held');
    expect(await screen.findByText('Throw-away mail address')).toBeVisible();
    expect(screen.getByText('x@mailinator.com')).toBeVisible();
    await userEvent.click(screen.getByText('Let in'));
    await waitFor(() => expect(calls.some(({ path }) => path === '/api/form-reviews/s1/accept')).toBe(true));
  });

  it('give the code for a window over a page', async () => {
    aServer(answers);
    renderAt('/forms/demo?tab=embed', 'zh-CN');
    expect(await screen.findByText('https://h.example/p/demo')).toBeVisible();
    await userEvent.click(screen.getByRole('combobox', { name: '打开方式' }));
    await userEvent.click(await screen.findByTitle('鼠标移出页面时弹出'));
    expect(screen.getByText(/data-open="leave"/)).toBeVisible();
  });

  it('are readable while loading, when empty and when the server is away', async () => {
    aServer({ ...answers, 'GET /api/forms': pending });
    renderAt('/forms').unmount();
    aServer({ ...answers, 'GET /api/forms': { items: [], next: null } });
    const empty = renderAt('/forms');
    expect(await screen.findByText(/No form yet/)).toBeVisible();
    empty.unmount();
    aServer({ ...answers, 'GET /api/forms': new Status(503, { title: 'down' }) });
    renderAt('/forms');
    expect(await screen.findByRole('button', { name: /try again|retry/i })).toBeVisible();
  });
});

describe('the model of forms', () => {
  it('gives every question a key of its own', () => {
    expect(freeKey('email', ['email', 'email2'])).toBe('email3');
    const questions = newDefinition('x').questions;
    expect(newQuestion('text', questions).key).toBe('text');
    expect(new Set([...questions, newQuestion('email', questions)].map(({ key }) => key)).size).toBe(5);
  });

  it('moves without losing', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a'], 5, 0)).toEqual(['a']);
  });

  it('writes the way it opens as text alone', () => {
    expect(embedding('https://h.example/p/demo', 'page')).toBe(
      '<script async src="https://h.example/forms.js" data-form="demo"></script>',
    );
    expect(embedding('https://h.example/p/demo', 'click:a[href="#x"]')).toContain(
      'data-open="click:a[href=&quot;#x&quot;]"',
    );
  });
});
