import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { aMarketer, aServer, renderAt, Status } from '@/test/render';
import type { Landing } from './api';
import { heading, KINDS, newLanding, newSection, share, withVariant } from './model';

const page = {
  id: 'spring',
  name: 'Spring launch',
  published: 2,
  draft: null,
  open: true,
  changedAt: '2026-03-01T00:00:00Z',
  changedBy: 'user:u1',
};
const two = withVariant(newLanding('Spring launch'), newLanding('x').variants[0]!);
const detail = {
  page,
  definition: newLanding('Spring launch'),
  address: 'https://h.example/lp/spring',
  keys: [{ name: 'Website', writeKey: 'wk_1' }],
};
const arm = { visitors: 400, leads: 20, held: 1, rejected: 0, rate: 0.05, low: 0.033, high: 0.076 };
const answers = {
  'GET /api/session': aMarketer,
  'GET /api/landing-pages': { items: [page], next: null },
  'GET /api/landing-pages/spring': detail,
  'PUT /api/landing-pages/spring/draft': { ...detail, page: { ...page, draft: 3 } },
  'POST /api/landing-pages/preview': { html: '<h1>Look</h1>' },
  'GET /api/forms': {
    items: [{ ...page, id: 'trial', name: 'Trial' }],
    next: null,
  },
  'GET /api/pictures': {
    items: [{ id: 'p1', name: 'team.png', width: 640, height: 360, size: 1000, path: '/lp/-/p1' }],
    next: null,
  },
  'GET /api/landing-pages/spring/results': {
    from: '2026-02-01',
    variants: [
      { ...arm, variant: 'a', least: null, most: null, verdict: null },
      { ...arm, variant: 'b', leads: 44, rate: 0.11, least: 0.02, most: 0.1, verdict: 'BETTER' },
    ],
    channels: [{ channel: 'paid_search', visitors: 800, leads: 63 }],
  },
  'GET /api/landing-pages/spring/leads': {
    items: [{ id: 7, name: '王芳', stage: null, at: '2026-03-02T00:00:00Z' }],
    next: null,
  },
};

describe('landing pages', () => {
  it('are listed with their address, and made with a name', async () => {
    aServer({ ...answers, 'GET /api/landing-pages': { items: [], next: null } });
    const empty = renderAt('/landing-pages');
    expect(await screen.findByText(/No page yet/)).toBeVisible();
    empty.unmount();
    aServer(answers);
    renderAt('/landing-pages');
    expect(await screen.findByText('/lp/spring')).toBeVisible();
  });

  it('keep what is added to them, and another variant beside it', async () => {
    const calls = aServer(answers);
    renderAt('/landing-pages/spring');
    await userEvent.click(await screen.findByText('Add a section'));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Figures' }));
    await userEvent.click(screen.getByText('Try a variant'));
    await userEvent.click(screen.getByText('Add a section'));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Quotation' }));
    const kept = () =>
      (calls.filter(({ path }) => path.endsWith('/draft')).at(-1)?.body as Landing | undefined)?.variants.map(
        ({ key, sections }) => [key, ...sections.map(({ kind }) => kind)],
      );
    await waitFor(
      () =>
        expect(kept()).toEqual([
          ['a', 'hero', 'numbers'],
          ['b', 'hero', 'numbers', 'quote'],
        ]),
      { timeout: 5000 },
    );
  });

  it('show a form and pictures that are chosen', async () => {
    const calls = aServer(answers);
    renderAt('/landing-pages/spring');
    await userEvent.click(await screen.findByRole('combobox', { name: 'Form' }));
    await userEvent.click(await screen.findByTitle('Trial'));
    await userEvent.click(screen.getAllByText('Choose')[0]!);
    await userEvent.click(await screen.findByAltText('team.png'));
    const kept = () => calls.filter(({ path }) => path.endsWith('/draft')).at(-1)?.body as Landing;
    await waitFor(() => expect(kept()).toMatchObject({ form: 'trial', logo: 'p1' }), { timeout: 5000 });
  });

  it('say where something is wrong when they are published', async () => {
    aServer({
      ...answers,
      'GET /api/landing-pages/spring': { ...detail, definition: two, page: { ...page, draft: 3 } },
      'POST /api/landing-pages/spring/publish': new Status(400, {
        title: 'Some entries are not valid',
        errors: [{ place: 'variants/0/sections', message: 'has to show the chosen form in one place' }],
      }),
    });
    renderAt('/landing-pages/spring');
    await userEvent.click(await screen.findByText('Publish'));
    expect(await screen.findByText(/has to show the chosen form in one place/)).toBeVisible();
  });

  it('say which variant is better, how sure that is, and whom it brought', async () => {
    const calls = aServer(answers);
    renderAt('/landing-pages/spring?tab=results', 'zh-CN');
    expect(await screen.findByText('更好')).toBeVisible();
    expect(screen.getByText('+2 至 +10 个百分点')).toBeVisible();
    await userEvent.click(screen.getByText('44', { selector: 'button span' }));
    expect(await screen.findByText('王芳')).toBeVisible();
    expect(calls.find(({ path }) => path.endsWith('/leads'))?.query.get('variant')).toBe('b');
  });
});

describe('the model of landing pages', () => {
  it('names every section by what it says first', () => {
    for (const kind of KINDS) expect(typeof heading(newSection(kind), 'zh')).toBe('string');
    expect(heading(newSection('hero'), 'en')).toBe('What it is worth, in one line');
    expect(heading(newSection('numbers'), 'en')).toBe('');
  });

  it('splits visitors by weight', () => {
    const [a, b] = two.variants;
    expect(two.variants.map(({ key }) => key)).toEqual(['a', 'b']);
    expect(share(a!, [{ ...a!, weight: 3 }, b!])).toBeCloseTo(0.25);
    expect(share({ ...a!, weight: 0 }, [])).toBe(0);
  });
});
