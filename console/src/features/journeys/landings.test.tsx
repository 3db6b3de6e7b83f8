import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Journey } from '@/shared/playbook';
import { aPlaybook } from '@/test/playbook';
import { aMarketer, aServer, renderAt } from '@/test/render';
import { isNewCourse, landingsOf, occupied, standings } from './graph/landings';
import { removeNodes } from './graph/edit';

const published = aPlaybook().journeys[0]!;
const edited = (): Journey => ({ ...removeNodes(published, ['hello']), version: 2 });
const counts = {
  journeys: [],
  nodes: [
    { journey: 'welcome', version: 1, node: 'read', inside: 240, passed: 0 },
    { journey: 'welcome', version: 1, node: 'hello', inside: 3, passed: 0 },
    { journey: 'other', version: 1, node: 'warm', inside: 9, passed: 0 },
  ],
};

describe('landings', () => {
  it('by default go on at the same step, or stay where that is gone', () => {
    expect(landingsOf(standings([published], edited(), counts))).toEqual({
      read: { kind: 'moveTo', node: 'read' },
      warm: { kind: 'moveTo', node: 'warm' },
      hello: { kind: 'stay' },
    });
  });

  it('stay where a step of the same name does something else now', () => {
    const other = {
      ...edited(),
      nodes: edited().nodes.map((n) =>
        n.id === 'warm' ? { kind: 'exit' as const, id: 'warm', name: '' } : n,
      ),
    };
    expect(landingsOf(standings([published], other, counts))['warm']).toEqual({ kind: 'stay' });
  });

  it('keep what was chosen, unless the step it leads to is gone', () => {
    const chosen = {
      ...edited(),
      landings: { read: { kind: 'leave' as const }, warm: { kind: 'moveTo' as const, node: 'hello' } },
    };
    const landings = landingsOf(standings([published], chosen, counts));
    expect(landings['read']).toEqual({ kind: 'leave' });
    expect(landings['warm']).toEqual({ kind: 'moveTo', node: 'warm' });
  });

  it('are asked for where leads stand, most of them first', () => {
    const all = standings([published], edited(), counts);
    expect(occupied(all).map((s) => [s.node.id, s.inside])).toEqual([
      ['read', 240],
      ['hello', 3],
    ]);
  });

  it('are no matter when only the name or the layout changed', () => {
    expect(isNewCourse(published, { ...published, name: 'x', layout: {}, priority: 5, version: 2 })).toBe(
      false,
    );
    expect(isNewCourse(published, edited())).toBe(true);
  });
});

describe('publishing an edited journey', () => {
  it('asks what becomes of those inside, keeps the answer and goes on to publishing', async () => {
    const playbook = aPlaybook();
    const draft = {
      ...playbook,
      journeys: [{ ...playbook.journeys[0]!, status: 'RETIRED' as const }, edited()],
    };
    let saved: Journey | undefined;
    aServer({
      'GET /api/session': aMarketer,
      'GET /api/playbook': { version: 3, publishedAt: '', publishedBy: '', note: '', playbook },
      'GET /api/playbook/draft': { base: 3, etag: 'e', playbook: draft, problems: [] },
      'GET /api/contents': { items: [] },
      'GET /api/users/directory': { items: [] },
      'GET /api/journeys/counts': counts,
      'PUT /api/playbook/draft/journeys/welcome': (call: { body: unknown }) => {
        saved = call.body as Journey;
        return { base: 3, etag: 'f', playbook: { ...draft, journeys: [saved] }, problems: [] };
      },
    });
    renderAt('/journeys/welcome');
    await userEvent.click(await screen.findByRole('button', { name: 'Publish…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'What happens to those inside' }));
    expect(dialog.getByText(/243 leads are inside/)).toBeInTheDocument();
    await userEvent.click(dialog.getByRole('combobox', { name: /What happens at: Wait for something/ }));
    await userEvent.click(await screen.findByTitle('Leave the journey'));
    await userEvent.click(dialog.getByRole('button', { name: 'On to publishing' }));
    await waitFor(() =>
      expect(saved?.landings).toMatchObject({ read: { kind: 'leave' }, hello: { kind: 'stay' } }),
    );
    expect(await screen.findByRole('dialog', { name: 'Publish the playbook' })).toBeInTheDocument();
  });
});
