import { App } from 'antd';
import { useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSavePart, type Journey, type JourneyNode, type NodeKind, type Point } from '@/shared/playbook';
import {
  addAfter,
  addNode,
  connect,
  copyNodes,
  moveNodes,
  pasteNodes,
  removeNodes,
  updateNode,
  type Clip,
} from '../graph/edit';
import { isDirty, reduce, startEditing } from '../graph/history';
import { arrange, placed } from '../graph/layout';

/** What was copied last; it survives going to another journey. */
let clipboard: Clip | undefined;

/** The editor of one journey: the drawing and what can be done to it. */
export function useEditor(journey: Journey, stored: Journey | undefined) {
  const { t } = useTranslation('journeys');
  const { message } = App.useApp();
  const save = useSavePart();
  const [state, dispatch] = useReducer(reduce, undefined, () =>
    startEditing(placed(journey), stored === undefined ? null : placed(stored)),
  );
  const [way, setWay] = useState<string | undefined>();
  const { present, selected } = state;
  const edit = (next: Journey, select?: readonly string[], merge?: string) =>
    dispatch({
      type: 'edit',
      journey: next,
      ...(select === undefined ? {} : { select }),
      ...(merge === undefined ? {} : { merge }),
    });
  const selectNodes = (nodes: readonly string[]) => dispatch({ type: 'select', nodes });

  return {
    journey: present,
    selected,
    way,
    dirty: isDirty(state),
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
    saving: save.isPending,
    saveError: save.error,
    select: selectNodes,
    selectWay: setWay,
    selectAll: () => selectNodes(present.nodes.map((n) => n.id)),
    undo: () => dispatch({ type: 'undo' }),
    redo: () => dispatch({ type: 'redo' }),
    add: (kind: NodeKind) => {
      const after = selected[0] ?? present.nodes.find((n) => n.kind === 'entry')?.id ?? '';
      const added = addAfter(present, after, kind);
      edit(added.journey, [added.id]);
    },
    drop: (kind: NodeKind, at: Point) => {
      const added = addNode(present, kind, at);
      edit(added.journey, [added.id]);
    },
    move: (moved: Record<string, Point>) => edit(moveNodes(present, moved)),
    connect: (from: string, exit: string, to: string) => edit(connect(present, from, exit, to)),
    change: (change: Partial<Journey>, merge?: string) => edit({ ...present, ...change }, undefined, merge),
    changeNode: (node: JourneyNode, merge?: string) => edit(updateNode(present, node), undefined, merge),
    arrange: () => edit({ ...present, layout: arrange(present) }),
    remove: () => {
      if (way !== undefined) {
        const cut = way.lastIndexOf('/');
        edit(connect(present, way.slice(0, cut), way.slice(cut + 1), undefined));
        setWay(undefined);
      } else if (selected.length > 0) edit(removeNodes(present, selected), []);
    },
    copy: () => {
      const clip = copyNodes(present, selected);
      if (clip.nodes.length === 0) return;
      clipboard = clip;
      void message.info(t('action.copied', { count: clip.nodes.length }));
    },
    paste: () => {
      if (clipboard === undefined) return;
      const { journey: next, pasted } = pasteNodes(present, clipboard);
      edit(next, pasted);
    },
    /** Writes the journey, with a last change, to the draft; the answer says what is wrong with it. */
    save: async (change: Partial<Journey> = {}) => {
      const value = { ...present, ...change };
      const draft = await save.mutateAsync({ part: `journeys/${value.id}`, value });
      if (Object.keys(change).length > 0) edit(value);
      dispatch({ type: 'saved', journey: value });
      return draft;
    },
  };
}

export type Editor = ReturnType<typeof useEditor>;
