/** The editor's memory: the journey now, what it was, what was undone, and what is selected. */
import { canonical, type Journey } from '@/shared/playbook';

export interface Editing {
  past: Journey[];
  present: Journey;
  future: Journey[];
  selected: string[];
  /** The journey as last saved, to know whether there is something to save. */
  saved: string;
  /** Edits with the same name in a row (typing in one field) are one step back. */
  merging: string | undefined;
}

export type Action =
  | { type: 'edit'; journey: Journey; select?: readonly string[]; merge?: string }
  | { type: 'select'; nodes: readonly string[] }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'saved'; journey: Journey };

const LIMIT = 200;

/** `saved` is the journey as stored, null when it never was. */
export function startEditing(journey: Journey, saved: Journey | null = journey): Editing {
  return {
    past: [],
    present: journey,
    future: [],
    selected: [],
    saved: saved === null ? '' : canonical(saved),
    merging: undefined,
  };
}

function existing(journey: Journey, selected: readonly string[]): string[] {
  return selected.filter((id) => journey.nodes.some((n) => n.id === id));
}

export function reduce(state: Editing, action: Action): Editing {
  switch (action.type) {
    case 'edit': {
      if (action.journey === state.present) return state;
      const merged = action.merge !== undefined && action.merge === state.merging;
      return {
        ...state,
        past: merged ? state.past : [...state.past, state.present].slice(-LIMIT),
        present: action.journey,
        future: [],
        selected: existing(action.journey, action.select ?? state.selected),
        merging: action.merge,
      };
    }
    case 'select':
      return { ...state, selected: existing(state.present, action.nodes), merging: undefined };
    case 'undo': {
      const before = state.past.at(-1);
      if (before === undefined) return state;
      return {
        ...state,
        past: state.past.slice(0, -1),
        present: before,
        future: [state.present, ...state.future],
        selected: existing(before, state.selected),
        merging: undefined,
      };
    }
    case 'redo': {
      const [after, ...rest] = state.future;
      if (after === undefined) return state;
      return {
        ...state,
        past: [...state.past, state.present],
        present: after,
        future: rest,
        selected: existing(after, state.selected),
        merging: undefined,
      };
    }
    case 'saved':
      return { ...state, saved: canonical(action.journey), merging: undefined };
  }
}

export function isDirty(state: Editing): boolean {
  return canonical(state.present) !== state.saved;
}
