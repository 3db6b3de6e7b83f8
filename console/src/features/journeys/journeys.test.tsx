import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Journey } from '@/shared/playbook';
import { aPlaybook } from '@/test/playbook';
import { aMarketer, aServer, pending, renderAt, Status } from '@/test/render';
import { numbersOf } from './components/LiveView';
import { outcomesOf } from './graph/outcomes';
import { rowsOf } from './graph/rows';

const playbook = aPlaybook();
const counts = {
  journeys: [{ journey: 'welcome', inside: 240, entered: 1200, completed: 700, goal: 90, exited: 10 }],
  nodes: [
    { journey: 'welcome', version: 1, node: 'start', inside: 0, passed: 1200 },
    { journey: 'welcome', version: 1, node: 'hello', inside: 0, passed: 1190 },
    {
      journey: 'welcome',
      version: 1,
      node: 'read',
      inside: 240,
      passed: 1190,
      exits: { then: 300, $completed: 890 },
    },
  ],
};
const base = (over: Record<string, unknown> = {}): Record<string, unknown> => ({
  'GET /api/session': aMarketer,
  'GET /api/playbook': { version: 3, publishedAt: '', publishedBy: '', note: '', playbook },
  'GET /api/playbook/draft': { base: 3, etag: 'e', playbook, problems: [] },
  'GET /api/playbook/vocabulary': {
    fields: playbook.fields,
    eventTypes: ['email.clicked'],
    tags: playbook.tags,
    segments: playbook.segments,
    stages: playbook.lifecycle.stages,
    journeys: playbook.journeys,
    channels: ['email'],
  },
  'GET /api/contents': { items: [] },
  'GET /api/users/directory': { items: [] },
  'GET /api/journeys/counts': counts,
  ...over,
});

describe('the list of journeys', () => {
  it('says whether a journey runs, who is inside and how many messages it sent', async () => {
    aServer(base());
    renderAt('/journeys');
    const row = within((await screen.findByText('Welcome')).closest('tr')!);
    expect(row.getByText('Live')).toBeInTheDocument();
    expect(await row.findByRole('link', { name: 'Inside: 240' })).toHaveAttribute(
      'href',
      '/leads?journey=welcome',
    );
    expect(row.getByText('1,190')).toBeInTheDocument();
  });

  it('teaches when there is none, and offers templates', async () => {
    const empty = aPlaybook((p) => {
      p.journeys = [];
    });
    aServer(
      base({
        'GET /api/playbook': { version: 1, publishedAt: '', publishedBy: '', note: '', playbook: empty },
        'GET /api/playbook/draft': { base: 1, etag: 'e', playbook: empty, problems: [] },
      }),
    );
    const { router } = renderAt('/journeys');
    await userEvent.click(await screen.findByRole('button', { name: /Start from a template/ }));
    await userEvent.click(await screen.findByRole('radio', { name: /Webinar/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Create' }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/journeys\/journey-/));
    expect(await screen.findByRole('heading', { name: 'Webinar' })).toBeInTheDocument();
  });

  it('shows its outline while it loads and says what to do when it fails', async () => {
    aServer(base({ 'GET /api/playbook': pending }));
    const { unmount } = renderAt('/journeys');
    expect(await screen.findByRole('status', { name: 'Loading' })).toBeInTheDocument();
    unmount();
    aServer(base({ 'GET /api/playbook': new Status(403, { title: 'no' }) }));
    renderAt('/journeys');
    expect(await screen.findByRole('alert')).toHaveTextContent('Ask an administrator');
  });

  it('pauses a journey in the draft', async () => {
    const calls = aServer(
      base({ 'PUT /api/playbook/draft/journeys/welcome': { base: 3, etag: 'f', playbook, problems: [] } }),
    );
    renderAt('/journeys');
    await userEvent.click(await screen.findByRole('button', { name: 'More: Welcome' }));
    await userEvent.click(await screen.findByText('Pause'));
    await waitFor(() => expect(calls.some((c) => c.method === 'PUT')).toBe(true));
    expect(calls.find((c) => c.method === 'PUT')?.body).toMatchObject({ id: 'welcome', status: 'PAUSED' });
  });
});

describe('the canvas', () => {
  let saved: Journey | undefined;
  const server = (over: Record<string, unknown> = {}) =>
    aServer(
      base({
        'PUT /api/playbook/draft/journeys/welcome': (call: { body: unknown }) => {
          saved = call.body as Journey;
          return { base: 3, etag: 'f', playbook: { ...playbook, journeys: [saved] }, problems: [] };
        },
        ...over,
      }),
    );
  beforeEach(() => {
    saved = undefined;
  });
  const nodesOf = (kind: string) => saved?.nodes.filter((n) => n.kind === kind) ?? [];

  it('adds a node behind the entry, takes it back, brings it again and saves', async () => {
    server();
    renderAt('/journeys/welcome');
    await userEvent.click(await screen.findByRole('button', { name: 'Wait' }));
    expect(await screen.findByText('Not saved')).toBeInTheDocument();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(screen.queryByText('Not saved')).not.toBeInTheDocument();
    await userEvent.keyboard('{Control>}y{/Control}');
    await userEvent.click(screen.getByRole('button', { name: 'Save draft' }));
    await waitFor(() => expect(saved).toBeDefined());
    expect(nodesOf('wait')).toEqual([{ kind: 'wait', id: 'wait', duration: 'P3D', next: 'hello' }]);
    expect(nodesOf('entry')[0]).toMatchObject({ next: 'wait' });
  });

  it('copies, pastes and deletes with the keyboard', async () => {
    server();
    renderAt('/journeys/welcome');
    await userEvent.click(await screen.findByRole('button', { name: 'Send a message' }));
    await userEvent.keyboard('{Control>}c{/Control}{Control>}v{/Control}');
    expect(await screen.findByText('3 issues')).toBeInTheDocument();
    await userEvent.keyboard('{Delete}');
    expect(await screen.findByText('1 issue')).toBeInTheDocument();
    await userEvent.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(nodesOf('send').map((n) => n.id)).toEqual(['hello', 'send']));
  });

  it('names what is missing below, and goes to the node that misses it', async () => {
    server();
    renderAt('/journeys/welcome');
    await userEvent.click(await screen.findByRole('button', { name: 'Add a tag' }));
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('button', { name: 'Publish…' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: /Choose a tag/ }));
    const settings = within(screen.getByRole('complementary', { name: 'Settings' }));
    expect(settings.getByRole('heading', { name: /Add a tag/ })).toBeInTheDocument();
  });

  it('shows what the server found on check', async () => {
    server({
      'GET /api/playbook/draft': {
        base: 3,
        etag: 'e',
        playbook,
        problems: [
          {
            place: '/journeys/0/nodes/1/content',
            code: 'x',
            args: [],
            message: 'There is no content welcome-1.',
          },
        ],
      },
    });
    renderAt('/journeys/welcome');
    expect(await screen.findByRole('button', { name: /There is no content welcome-1/ })).toBeInTheDocument();
  });

  it('only shows itself to those who may not draw', async () => {
    server({ 'GET /api/session': { user: { ...aMarketer.user, roles: ['ANALYST'] } } });
    renderAt('/journeys/welcome');
    expect(await screen.findByText(/Marketers and administrators may change it/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Save draft' })).not.toBeInTheDocument();
  });

  it('says so when there is no such journey', async () => {
    server();
    renderAt('/journeys/nothing', 'zh-CN');
    expect(await screen.findByText('策略手册中没有这个孵化流。')).toBeInTheDocument();
  });
});

describe('the numbers', () => {
  it('count who left at an end as finished, and who left elsewhere as gone early', () => {
    const given = {
      journeys: [
        { journey: 'welcome', inside: 5, entered: 100, completed: 10, goal: 20, exited: 60, removed: 5 },
      ],
      nodes: [
        { journey: 'welcome', version: 1, node: 'done', inside: 0, passed: 50, exits: { $EXITED: 50 } },
        { journey: 'welcome', version: 1, node: 'read', inside: 5, passed: 10, exits: { $EXITED: 10 } },
      ],
    };
    expect(outcomesOf('welcome', playbook.journeys, given)).toEqual({
      inside: 5,
      entered: 100,
      finished: 60,
      goal: 20,
      early: 15,
    });
  });

  it('of live mode belong to one version', () => {
    const journey = playbook.journeys[0]!;
    const old = { journey: 'welcome', version: 0, node: 'read', inside: 99, passed: 99 };
    expect(numbersOf(journey, { ...counts, nodes: [...counts.nodes, old] }).get('read')).toEqual({
      inside: 240,
      came: 1430,
      entered: 1200,
      ways: { then: 300, otherwise: 0 },
    });
  });

  it('in the list count the messages of every version', () => {
    const [first] = playbook.journeys;
    const second = { ...first!, version: 2 };
    const extra = { journey: 'welcome', version: 2, node: 'hello', inside: 1, passed: 10 };
    const [row] = rowsOf([{ ...first!, status: 'RETIRED' }, second], [second], {
      ...counts,
      nodes: [...counts.nodes, extra],
    });
    expect(row).toMatchObject({
      messages: 1201,
      outcomes: { inside: 240 },
      status: 'LIVE',
      published: true,
      changed: false,
    });
  });
});
