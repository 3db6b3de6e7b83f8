import { describe, expect, it } from 'vitest';
import { aPlaybook } from '@/test/playbook';
import type { Journey, JourneyNode } from '@/shared/playbook';
import { check, endless, fromServer } from './check';
import { addAfter, addNode, connect, copyNodes, freshId, pasteNodes, removeNodes, updateNode } from './edit';
import { usualExits } from './exits';
import { newNode } from './newNode';
import { isDirty, reduce, startEditing } from './history';
import { arrange, NODE_WIDTH, nodeHeight, placed } from './layout';
import { laneOf, pathOf } from './route';
import { fromTemplate, templates } from './templates';

const welcome = (): Journey => placed(aPlaybook().journeys[0]!);
const node = (j: Journey, id: string): JourneyNode => {
  const found = j.nodes.find((n) => n.id === id);
  if (found === undefined) throw new Error(`no node ${id}`);
  return found;
};
const targets = (j: Journey, id: string) => usualExits(node(j, id)).map((e) => e.target);
const codes = (j: Journey, id?: string) =>
  check(j)
    .filter((i) => i.node === id)
    .map((i) => i.code);

describe('drawing', () => {
  it('puts a node between another and what followed it', () => {
    const { journey, id } = addAfter(welcome(), 'hello', 'wait');
    expect(targets(journey, 'hello')).toEqual([id]);
    expect(targets(journey, id)).toEqual(['read']);
    expect(journey.layout['read']!.y).toBeGreaterThan(journey.layout[id]!.y);
  });

  it('prefers a way out that leads nowhere yet', () => {
    const open = connect(welcome(), 'read', 'otherwise', undefined);
    const { journey, id } = addAfter(open, 'read', 'send');
    expect(targets(journey, 'read')).toEqual(['warm', id]);
  });

  it('leaves goals alone: nothing leads to them', () => {
    const { journey, id } = addAfter(welcome(), 'hello', 'goal');
    expect(targets(journey, 'hello')).toEqual(['read']);
    expect(connect(journey, 'hello', 'next', id)).toBe(journey);
  });

  it('refuses ways to the entry, to nowhere and to itself', () => {
    const j = welcome();
    expect(connect(j, 'hello', 'next', 'start')).toBe(j);
    expect(connect(j, 'hello', 'next', 'gone')).toBe(j);
    expect(connect(j, 'hello', 'next', 'hello')).toBe(j);
  });

  it('closes the gap when a node with one way on is removed, and opens it at a fork', () => {
    expect(targets(removeNodes(welcome(), ['hello']), 'start')).toEqual(['read']);
    expect(targets(removeNodes(welcome(), ['read']), 'hello')).toEqual([undefined]);
    expect(targets(removeNodes(welcome(), ['hello', 'read']), 'start')).toEqual([undefined]);
  });

  it('never removes the entry', () => {
    expect(node(removeNodes(welcome(), ['start']), 'start').kind).toBe('entry');
  });

  it('copies nodes under new ids and keeps the ways among them only', () => {
    const j = welcome();
    const { journey, pasted } = pasteNodes(j, copyNodes(j, ['start', 'hello', 'read']));
    expect(pasted).toEqual(['send', 'wait-for']);
    expect(targets(journey, 'send')).toEqual(['wait-for']);
    expect(targets(journey, 'wait-for')).toEqual([undefined, undefined]);
    expect(journey.layout['send']).toEqual({ x: j.layout['hello']!.x + 48, y: j.layout['hello']!.y + 48 });
  });

  it('numbers ids that are taken', () => {
    expect(freshId(new Set(['send', 'send-2']), 'send')).toBe('send-3');
    expect(freshId(new Set(), 'removeTag')).toBe('remove-tag');
  });
});

describe('auto-layout', () => {
  it('puts no node on another and the entry on top', () => {
    for (const template of templates) {
      const journey = fromTemplate(template, 'j', 'J', (k) => k);
      const at = arrange(journey);
      const boxes = journey.nodes.map((n) => ({ ...at[n.id]!, h: nodeHeight(n) }));
      boxes.forEach((a, i) =>
        boxes.slice(i + 1).forEach((b) => {
          const apart = Math.abs(a.x - b.x) >= NODE_WIDTH || a.y + a.h <= b.y || b.y + b.h <= a.y;
          expect(apart, template).toBe(true);
        }),
      );
      expect(at['start']!.y).toBe(Math.min(...Object.values(at).map((p) => p.y)));
    }
  });

  it('keeps the places people gave', () => {
    const j = { ...welcome(), layout: { hello: { x: 5, y: 7 } } };
    expect(placed(j).layout['hello']).toEqual({ x: 5, y: 7 });
    expect(Object.keys(placed(j).layout)).toHaveLength(j.nodes.length);
  });
});

describe('undo and redo', () => {
  const edited = (name: string) => ({ ...welcome(), name });

  it('walks back and forth, and a new edit forgets what was undone', () => {
    let s = startEditing(welcome());
    s = reduce(s, { type: 'edit', journey: edited('one') });
    s = reduce(s, { type: 'edit', journey: edited('two') });
    s = reduce(s, { type: 'undo' });
    expect(s.present.name).toBe('one');
    s = reduce(s, { type: 'redo' });
    expect(s.present.name).toBe('two');
    s = reduce(reduce(s, { type: 'undo' }), { type: 'edit', journey: edited('three') });
    expect(reduce(s, { type: 'redo' })).toBe(s);
    s = reduce(reduce(s, { type: 'undo' }), { type: 'undo' });
    expect(s.present.name).toBe('Welcome');
    expect(reduce(s, { type: 'undo' })).toBe(s);
  });

  it('takes typing in one field as one step', () => {
    let s = startEditing(welcome());
    for (const name of ['a', 'ab', 'abc'])
      s = reduce(s, { type: 'edit', journey: edited(name), merge: 'name' });
    expect(reduce(s, { type: 'undo' }).present.name).toBe('Welcome');
    s = reduce(s, { type: 'select', nodes: ['hello'] });
    s = reduce(s, { type: 'edit', journey: edited('abcd'), merge: 'name' });
    expect(reduce(s, { type: 'undo' }).present.name).toBe('abc');
  });

  it('drops from the selection what no longer exists', () => {
    let s = reduce(startEditing(welcome()), { type: 'select', nodes: ['hello', 'read'] });
    s = reduce(s, { type: 'edit', journey: removeNodes(s.present, ['hello']) });
    expect(s.selected).toEqual(['read']);
  });

  it('knows whether there is something to save', () => {
    let s = startEditing(welcome());
    expect(isDirty(s)).toBe(false);
    s = reduce(s, { type: 'edit', journey: edited('x') });
    expect(isDirty(s)).toBe(true);
    expect(isDirty(reduce(s, { type: 'undo' }))).toBe(false);
    expect(isDirty(reduce(s, { type: 'saved', journey: s.present }))).toBe(false);
  });
});

describe('the check', () => {
  it('finds nothing wrong with a good journey', () => {
    expect(check(welcome())).toEqual([]);
  });

  it('finds what is missing, on the node that misses it', () => {
    let j = addNode(welcome(), 'send', { x: 0, y: 0 }).journey;
    expect(codes(j, 'send')).toEqual(['content', 'unreachable']);
    j = updateNode(welcome(), newNode('branch', 'hello'));
    expect(codes(j, 'hello')).toEqual(['armName', 'armCondition']);
    expect(codes(updateNode(welcome(), newNode('goal', 'ready')), 'ready')).toEqual(['goal']);
    expect(
      codes(updateNode(welcome(), { ...newNode('entry', 'start'), next: 'hello' } as JourneyNode), 'start'),
    ).toEqual(['trigger']);
  });

  it('wants an entry that leads somewhere, and only one', () => {
    expect(codes({ ...welcome(), nodes: [] })).toContain('noEntry');
    expect(codes(connect(welcome(), 'start', 'next', undefined), 'start')).toEqual(['leadsNowhere']);
    const two = addNode(welcome(), 'entry', { x: 0, y: 0 }).journey;
    expect(codes(two, 'entry')).toContain('secondEntry');
  });

  it('finds circles in which nobody waits, and allows those with a wait', () => {
    const back = connect(welcome(), 'warm', 'next', 'hello');
    expect(endless(back)).toEqual([]);
    const short = connect(connect(welcome(), 'hello', 'next', 'warm'), 'warm', 'next', 'hello');
    expect(endless(short).sort()).toEqual(['hello', 'warm']);
  });

  it('only warns when there is no goal', () => {
    const issues = check(removeNodes(welcome(), ['ready']));
    expect(issues).toEqual([{ code: 'noGoal', warning: true }]);
  });

  it('puts the problems the server found on their nodes, and leaves out other journeys', () => {
    const { journeys } = aPlaybook();
    const problem = (place: string) => ({ place, code: 'c', args: [], message: 'm' });
    const all = [
      problem('/journeys/0/nodes/2/timeout'),
      problem('/journeys/0/name'),
      problem('/journeys/9'),
      problem('/tags/1'),
    ];
    expect(fromServer(all, journeys, 'welcome')).toEqual([
      { code: 'c', message: 'm', args: [], node: 'read' },
      { code: 'c', message: 'm', args: [] },
    ]);
  });

  it('leaves only the choice of content open in the templates', () => {
    for (const template of templates) {
      const issues = check(fromTemplate(template, 'j', 'J', (k) => k)).filter((i) => i.warning !== true);
      expect(
        issues.filter((i) => i.code !== 'content'),
        template,
      ).toEqual([]);
    }
  });
});

describe('a way on the canvas', () => {
  const box = { x: 100, y: 100, width: 200, height: 80 };

  it('goes straight when nothing stands between', () => {
    expect(laneOf({ sx: 50, sy: 0, tx: 50, ty: 300 }, [box])).toBeUndefined();
  });

  it('goes around a node that stands between, on the nearer side', () => {
    expect(laneOf({ sx: 150, sy: 0, tx: 150, ty: 300 }, [box])).toBe(74);
    expect(laneOf({ sx: 280, sy: 0, tx: 280, ty: 300 }, [box])).toBe(326);
  });

  it('goes back up beside everything', () => {
    const lane = laneOf({ sx: 200, sy: 180, tx: 200, ty: 100 }, [box]);
    expect(lane).toBeDefined();
    expect(pathOf({ sx: 0, sy: 0, tx: 0, ty: 10 }, undefined)).toMatch(/^M0,0.*L0,10$/);
  });
});
