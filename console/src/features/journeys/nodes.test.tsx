import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { aPlaybook } from '@/test/playbook';
import { aMarketer, aServer, renderAlone } from '@/test/render';
import type { EntryTrigger, Journey, JourneyNode, NodeKind, Until } from '@/shared/playbook';
import en from './i18n/en';
import zh from './i18n/zh-CN';
import { families } from './components/kinds';
import { NodeSettings } from './components/NodeSettings';
import { useNodeWords } from './components/words';
import { check, endless, fromServer } from './graph/check';
import { addAfter, connect, copyNodes, pasteNodes, removeNodes, updateNode } from './graph/edit';
import { exitsOf, shownExits, withExit } from './graph/exits';
import { placed } from './graph/layout';
import { newNode } from './graph/newNode';
import { settingIssues } from './graph/settings';
import { useIssueWords } from './components/useIssueWords';

const playbook = aPlaybook((p) => {
  p.fields.push({ key: 'contractEnd', label: 'Contract ends', type: 'DATE', options: [] });
  p.calendars.push({ id: 'office', name: 'Office', zone: 'Asia/Shanghai', week: [], special: [] });
});
const kinds: NodeKind[] = ['entry', ...families.flatMap((f) => f.kinds)];
const server = () =>
  aServer({
    'GET /api/session': aMarketer,
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
    'GET /api/users/directory': { items: [{ id: '7', name: 'Zhao' }] },
    'GET /api/desk/people': [],
  });
const welcome = (): Journey => placed(playbook.journeys[0]!);
const targets = (node: JourneyNode) => Object.fromEntries(exitsOf(node).map((e) => [e.key, e.target]));

function Says({ node }: { node: JourneyNode }) {
  const words = useNodeWords();
  return (
    <ul aria-label="says">
      <li>{words.kind(node)}</li>
      <li>{words.summary(node)}</li>
      {exitsOf(node).map((e, i) => (
        <li key={e.key}>{words.exit(node, e, i)}</li>
      ))}
    </ul>
  );
}

describe('every kind of node', () => {
  it('stands in the palette once, and has a name and a description in both languages', () => {
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds).toHaveLength(23);
    for (const words of [en, zh]) {
      for (const kind of kinds) {
        expect(words.kind[kind], kind).toBeTruthy();
        expect(words.about[kind], kind).toBeTruthy();
      }
    }
  });

  it.each(kinds)('%s says what it does and where it leads, in both languages', async (kind) => {
    for (const lang of ['en', 'zh-CN'] as const) {
      server();
      const view = renderAlone(<Says node={newNode(kind, 'n')} />, lang);
      const list = await screen.findByRole('list', { name: 'says' });
      // A key without words is shown as itself.
      expect(list.textContent, kind).not.toMatch(/\b(kind|summary|exit|settings|dimension|weekday)\./);
      view.unmount();
    }
  });

  it.each(kinds)('%s has settings that can be changed, in both languages', async (kind) => {
    for (const lang of ['en', 'zh-CN'] as const) {
      server();
      const view = renderAlone(
        <main>
          <NodeSettings node={newNode(kind, 'n')} editable onChange={() => undefined} />
        </main>,
        lang,
      );
      const main = await screen.findByRole('main');
      const controls = main.querySelectorAll('input, textarea, button, [role=combobox]');
      expect(controls.length, kind).toBeGreaterThan(0);
      expect(main.textContent, kind).not.toMatch(/\b(settings|playbook|dimension|weekday|outcome)\.[a-z]/);
      view.unmount();
    }
  });

  it('says what is missing with words in both languages', () => {
    const codes = kinds.flatMap((kind) => settingIssues(newNode(kind, 'n'), 'self'));
    expect(codes).toContain('webhook');
    for (const words of [en, zh]) {
      const known: Record<string, string> = words.issue;
      for (const code of codes) expect(known[code], code).toBeTruthy();
    }
  });

  it('can be put behind another, keeps what followed, and is copied with its ways', () => {
    for (const kind of kinds.filter((k) => !['entry', 'goal', 'exit'].includes(k))) {
      const { journey, id } = addAfter(welcome(), 'hello', kind);
      const node = journey.nodes.find((n) => n.id === id)!;
      expect(exitsOf(node)[0]?.target, kind).toBe('read');
      const { journey: pasted, pasted: ids } = pasteNodes(journey, copyNodes(journey, [id, 'read']));
      // Copies keep the order of the journey, to which the new node came last.
      const copy = pasted.nodes.find((n) => n.id === ids[1])!;
      expect(exitsOf(copy)[0]?.target, kind).toBe(ids[0]);
    }
  });
});

describe('triggers and moments', () => {
  const triggers: EntryTrigger[] = [
    { kind: 'onForm', form: '*' },
    { kind: 'onDate', field: 'contractEnd', daysAfter: -60, at: '09:00', yearly: true },
    { kind: 'onJourney', journey: 'other', outcome: 'GOAL_REACHED' },
  ];
  it.each(triggers)('of kind $kind read as a sentence and can be set', async (trigger) => {
    server();
    const node = { ...newNode('entry', 'start'), trigger } as JourneyNode;
    renderAlone(
      <main>
        <Says node={node} />
        <NodeSettings node={node} editable onChange={() => undefined} />
      </main>,
    );
    const says = {
      onForm: 'Submits a form',
      onDate: '60 days before Contract ends at 09:00, every year',
      onJourney: 'Leaves other: reached the goal',
    }[trigger.kind as 'onForm'];
    expect(await screen.findByText(says)).toBeInTheDocument();
    expect(settingIssues(node, 'self')).toEqual([]);
  });

  const moments: [Until, string][] = [
    [{ kind: 'onWeekday', days: ['MONDAY', 'FRIDAY'], at: '09:30' }, 'The next 09:30, Monday or Friday'],
    [{ kind: 'onWeekday', days: [], at: '08:00' }, 'The next 08:00, any day'],
    [{ kind: 'working', calendar: 'office' }, 'Working hours: Office'],
    [
      { kind: 'onDate', field: 'contractEnd', daysAfter: 1, at: '10:00' },
      '1 day after Contract ends at 10:00',
    ],
  ];
  it.each(moments)('%j waits until “%s”', async (until, says) => {
    server();
    const node: JourneyNode = { kind: 'waitUntil', id: 'n', until };
    renderAlone(
      <main>
        <Says node={node} />
        <NodeSettings node={node} editable onChange={() => undefined} />
      </main>,
    );
    // The calendar's name comes with the draft, which nobody has asked for before.
    expect(await screen.findByText(says)).toBeInTheDocument();
    expect(settingIssues(node, 'self')).toEqual([]);
  });
});

describe('ways out', () => {
  it('on error are there to draw, but shown only when they lead somewhere', () => {
    const send = newNode('send', 'hello');
    expect(targets(send)).toEqual({ next: undefined, onError: undefined });
    expect(shownExits(send).map((e) => e.key)).toEqual(['next']);
    const failing = withExit(send, 'onError', 'warm');
    expect(failing).toMatchObject({ onError: 'warm' });
    expect(shownExits(failing).map((e) => e.key)).toEqual(['next', 'onError']);
  });

  it('of a split are its shares; none leads on from a hold-out', () => {
    const split = newNode('split', 'n') as Extract<JourneyNode, { kind: 'split' }>;
    const held = {
      ...split,
      shares: [split.shares[0]!, { ...split.shares[1]!, holdOut: true, next: 'gone' }],
    };
    expect(withExit(held, 'share:0', 'a')).toMatchObject({ shares: [{ next: 'a' }, { next: 'gone' }] });
    expect(withExit(held, 'share:1', 'b')).toBe(held);
    expect(exitsOf(held).map((e) => [e.name, e.target])).toEqual([
      ['A', undefined],
      ['B', undefined],
    ]);
  });

  it('on error do not keep a removed message from closing the gap', () => {
    const failing = connect(welcome(), 'hello', 'onError', 'done');
    const start = removeNodes(failing, ['hello']).nodes.find((n) => n.id === 'start')!;
    expect(targets(start)).toEqual({ next: 'read' });
  });

  it('make a circle only where nobody waits; working hours may be now', () => {
    const circle = (until: Until) => {
      const j = updateNode(welcome(), { kind: 'waitUntil', id: 'hello', until, next: 'warm' });
      return endless(connect(j, 'warm', 'next', 'hello')).sort();
    };
    expect(circle({ kind: 'onWeekday', days: [], at: '09:00' })).toEqual([]);
    expect(circle({ kind: 'working', calendar: 'office' })).toEqual(['hello', 'warm']);
  });
});

describe('the check', () => {
  const codes = (node: JourneyNode) => settingIssues(node, 'self');

  it('wants shares and variants that can be told apart and add up', () => {
    const split = newNode('split', 'n') as Extract<JourneyNode, { kind: 'split' }>;
    expect(codes(split)).toEqual([]);
    expect(codes({ ...split, shares: split.shares.map((s) => ({ ...s, name: 'A', weight: 0 })) })).toEqual([
      'shareTwice',
      'shareSum',
    ]);
    const send = newNode('send', 'n') as Extract<JourneyNode, { kind: 'send' }>;
    const variants = [
      { name: 'A', content: 'x', weight: 1 },
      { name: 'A', content: '', weight: 0 },
    ];
    expect(codes({ ...send, variants })).toEqual(['variantTwice', 'content', 'variantWeight']);
  });

  it('wants another journey than this one', () => {
    expect(codes({ kind: 'enterJourney', id: 'n', journey: 'self' })).toEqual(['sameJourney']);
    expect(codes({ kind: 'leaveJourney', id: 'n', journey: '*' })).toEqual([]);
  });

  it('says what the server found in the language that is on', async () => {
    const problems = [
      {
        place: '/journeys/0/nodes/1/onError',
        code: 'journey.node.closed',
        args: ['ready'],
        message: 'English only.',
      },
      { place: '/journeys/0', code: 'something.new', args: [], message: 'Only the server knows.' },
    ];
    function Said() {
      const say = useIssueWords();
      return (
        <ul>
          {fromServer(problems, playbook.journeys, 'welcome').map((i) => (
            <li key={i.code}>{`${i.node ?? 'journey'}: ${say(i)}`}</li>
          ))}
        </ul>
      );
    }
    renderAlone(<Said />, 'zh-CN');
    const list = within(await screen.findByRole('list'));
    expect(list.getByText('hello: 任何路都不能通往入口或目标。')).toBeInTheDocument();
    expect(list.getByText('journey: Only the server knows.')).toBeInTheDocument();
  });

  it('finds nothing wrong with a journey of new steps', () => {
    let j = addAfter(welcome(), 'hello', 'split').journey;
    j = addAfter(j, 'split', 'waitUntil').journey;
    expect(check(j).filter((i) => i.warning !== true)).toEqual([]);
  });
});
