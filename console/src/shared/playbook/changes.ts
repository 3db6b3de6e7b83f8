import type { Playbook } from './types';

export type ChangeKind = 'added' | 'changed' | 'removed';
export type PartKind =
  'field' | 'tag' | 'rule' | 'limits' | 'segment' | 'stage' | 'order' | 'journey' | 'calendar' | 'contact';

export interface Change {
  part: PartKind;
  kind: ChangeKind;
  id: string;
  name: string;
}

/** JSON with sorted keys and no nulls, so that the same thing written differently compares equal. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, v: unknown) => {
    if (v === null) return undefined;
    if (typeof v !== 'object' || Array.isArray(v)) return v;
    return Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

interface Entry {
  id: string;
  name: string;
  value: unknown;
}

function compare(part: PartKind, live: Entry[], draft: Entry[]): Change[] {
  const before = new Map(live.map((e) => [e.id, e]));
  const after = new Set(draft.map((e) => e.id));
  const out: Change[] = [];
  for (const { id, name, value } of draft) {
    const old = before.get(id);
    if (old === undefined) out.push({ part, kind: 'added', id, name });
    else if (canonical(old.value) !== canonical(value)) out.push({ part, kind: 'changed', id, name });
  }
  for (const { id, name } of live) if (!after.has(id)) out.push({ part, kind: 'removed', id, name });
  return out;
}

const named = (list: readonly { id: string; name: string }[]): Entry[] =>
  list.map((e) => ({ id: e.id, name: e.name, value: e }));

/** The versions of one journey count as one thing: the newest. Versions are the server's to number. */
function journeys(playbook: Playbook): Entry[] {
  const newest = new Map(
    [...playbook.journeys].sort((a, b) => a.version - b.version).map((j) => [j.id, j] as const),
  );
  return [...newest.values()].map((j) => ({ id: j.id, name: j.name, value: { ...j, version: 0 } }));
}

/** What publishing the draft would change, part by part. */
export function changesOf(live: Playbook, draft: Playbook): Change[] {
  const fields = (p: Playbook) => p.fields.map((f) => ({ id: f.key, name: f.label, value: f }));
  const limits = (p: Playbook): Entry[] => [
    { id: 'limits', name: '', value: { ...p.scoring, rules: undefined } },
  ];
  const contact = (p: Playbook): Entry[] => [{ id: 'contact', name: '', value: p.contact ?? null }];
  const order = (p: Playbook): Entry[] => [
    { id: 'order', name: '', value: p.lifecycle.stages.map((s) => s.id) },
  ];
  return [
    ...compare('field', fields(live), fields(draft)),
    ...compare('tag', named(live.tags), named(draft.tags)),
    ...compare('rule', named(live.scoring.rules), named(draft.scoring.rules)),
    ...compare('limits', limits(live), limits(draft)),
    ...compare('segment', named(live.segments), named(draft.segments)),
    ...compare('stage', named(live.lifecycle.stages), named(draft.lifecycle.stages)),
    ...compare('order', order(live), order(draft)),
    ...compare('journey', journeys(live), journeys(draft)),
    ...compare('calendar', named(live.calendars), named(draft.calendars)),
    ...compare('contact', contact(live), contact(draft)),
  ];
}
