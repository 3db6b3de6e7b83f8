import {
  Background,
  Controls,
  MarkerType,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type Connection,
  type EdgeChange,
  type NodeChange,
  type ReactFlowInstance,
} from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat, type Format } from '@/shared/format';
import { useMode } from '@/shared/mode';
import type { Journey, NodeKind, Point } from '@/shared/playbook';
import type { Issue } from '../graph/check';
import { shownExits } from '../graph/exits';
import { nodeHeight, NODE_WIDTH } from '../graph/layout';
import css from './canvas.module.css';
import { DRAG_TYPE } from './kinds';
import { NodeCard, type CardNode, type NodeNumbers } from './NodeCard';
import { WayEdge, type WayEdgeType } from './WayEdge';
import { useNodeWords } from './words';

export interface CanvasProps {
  journey: Journey;
  issues: readonly Issue[];
  selected: readonly string[];
  /** The selected way, as `<node>/<exit>`. */
  way: string | undefined;
  /** Numbers by node id; only in live mode. */
  numbers?: ReadonlyMap<string, NodeNumbers>;
  editable: boolean;
  onSelect: (nodes: string[]) => void;
  onWay: (way: string | undefined) => void;
  onMove: (moved: Record<string, Point>) => void;
  onConnect: (from: string, exit: string, to: string) => void;
  onDrop: (kind: NodeKind, at: Point) => void;
}

const nodeTypes = { card: NodeCard };
const edgeTypes = { way: WayEdge };
/** Below this a card cannot be read: a long journey starts at its entry instead of being shown whole. */
const READABLE = 0.6;

/** A picture of the journey that can be drawn on. The journey is the truth; the picture only remembers sizes and drags. */
export function Canvas(props: CanvasProps) {
  const { journey, selected, editable, onSelect, onWay, onMove, onConnect, onDrop } = props;
  const { t } = useTranslation('journeys');
  const { mode } = useMode();
  const flow = useReactFlow();
  const [sizes, setSizes] = useState<Record<string, { width: number; height: number }>>({});
  const [dragged, setDragged] = useState<Record<string, Point>>({});
  const nodes = useCards(props, sizes, dragged);
  const edges = useWays(props, nodes);

  const nodesChanged = (changes: NodeChange<CardNode>[]) => {
    const dropped: Record<string, Point> = {};
    const chosen = new Set(selected);
    for (const change of changes) {
      if (change.type === 'dimensions' && change.dimensions !== undefined) {
        const { id, dimensions } = change;
        setSizes((s) => ({ ...s, [id]: dimensions }));
      } else if (change.type === 'position' && change.position !== undefined) {
        const { id, position } = change;
        if (change.dragging === true) setDragged((d) => ({ ...d, [id]: position }));
        else dropped[id] = position;
      } else if (change.type === 'select') {
        if (change.selected) chosen.add(change.id);
        else chosen.delete(change.id);
      }
    }
    if (Object.keys(dropped).length > 0) {
      setDragged({});
      onMove(dropped);
    }
    if (chosen.size !== selected.length || selected.some((s) => !chosen.has(s))) onSelect([...chosen]);
  };
  const edgesChanged = (changes: EdgeChange<WayEdgeType>[]) => {
    for (const change of changes) {
      if (change.type === 'select') onWay(change.selected ? change.id : undefined);
    }
  };
  const connected = (c: Connection) => {
    if (c.sourceHandle !== null) onConnect(c.source, c.sourceHandle, c.target);
  };
  const drop = (e: DragEvent) => {
    const kind = e.dataTransfer.getData(DRAG_TYPE);
    if (kind === '' || !editable) return;
    e.preventDefault();
    const at = flow.screenToFlowPosition({ x: e.clientX, y: e.clientY });
    onDrop(kind as NodeKind, { x: Math.round(at.x - 118), y: Math.round(at.y - 30) });
  };
  return (
    <div
      className={css.canvas}
      role="region"
      aria-label={t('canvas.label')}
      onDrop={drop}
      onDragOver={(e) => e.preventDefault()}
    >
      <ReactFlow<CardNode, WayEdgeType>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onInit={(f) => startView(f, journey)}
        panOnScroll
        onNodesChange={nodesChanged}
        onEdgesChange={edgesChanged}
        onConnect={connected}
        nodesDraggable={editable}
        nodesConnectable={editable}
        deleteKeyCode={null}
        selectionMode={SelectionMode.Partial}
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        colorMode={mode}
        minZoom={0.1}
        maxZoom={1.6}
        snapToGrid
        snapGrid={[4, 4]}
        proOptions={{ hideAttribution: true }}
      >
        <Background gap={24} size={1} color="var(--h-hairline)" bgColor="var(--h-paper)" />
        <Controls showInteractive={false} aria-label={t('action.fit')} />
      </ReactFlow>
    </div>
  );
}

/** How many took a way, written on it in live mode. */
function label(n: number | undefined, format: Format) {
  return n === undefined ? {} : { label: format.number(n) };
}

/** The whole journey if it can be read so, else its beginning. */
function startView(flow: ReactFlowInstance<CardNode, WayEdgeType>, journey: Journey) {
  void flow.fitView({ maxZoom: 1, minZoom: READABLE, padding: 0.08 }).then(() => {
    const start = journey.nodes.find((n) => n.kind === 'entry');
    const at = start === undefined ? undefined : journey.layout[start.id];
    if (at === undefined || flow.getZoom() > READABLE) return;
    void flow.setViewport(viewAt(at));
  });
}

function viewAt(at: Point) {
  const pane = document.querySelector('.react-flow')?.getBoundingClientRect();
  const zoom = 0.8;
  const x = (pane?.width ?? 800) / 2 - (at.x + NODE_WIDTH / 2) * zoom;
  return { x, y: 28 - at.y * zoom, zoom };
}

function useCards(
  { journey, issues, selected, numbers, editable }: CanvasProps,
  sizes: Record<string, { width: number; height: number }>,
  dragged: Record<string, Point>,
): CardNode[] {
  const { t } = useTranslation('journeys');
  const words = useNodeWords();
  return journey.nodes.map((node) => ({
    id: node.id,
    type: 'card',
    position: dragged[node.id] ?? journey.layout[node.id] ?? { x: 0, y: 0 },
    selected: selected.includes(node.id),
    ...(sizes[node.id] === undefined ? {} : { measured: sizes[node.id] }),
    ariaLabel: t('canvas.node', { kind: words.kind(node), summary: words.summary(node) }),
    data: {
      node,
      journey: journey.id,
      editable,
      issues: issues.filter((i) => i.node === node.id),
      numbers: numbers?.get(node.id),
    },
  }));
}

function useWays({ journey, way, numbers }: CanvasProps, nodes: readonly CardNode[]): WayEdgeType[] {
  const format = useFormat();
  const boxes = nodes.map((n) => ({
    id: n.id,
    ...n.position,
    width: n.measured?.width ?? NODE_WIDTH,
    height: n.measured?.height ?? nodeHeight(n.data.node),
  }));
  return journey.nodes.flatMap((node) =>
    shownExits(node).flatMap((exit, i, all) =>
      exit.target === undefined
        ? []
        : [
            {
              id: `${node.id}/${exit.key}`,
              source: node.id,
              sourceHandle: exit.key,
              target: exit.target,
              type: 'way' as const,
              data: { boxes, slot: i - (all.length - 1) / 2, error: exit.error === true },
              ...label(numbers?.get(node.id)?.ways[exit.key], format),
              selected: way === `${node.id}/${exit.key}`,
              markerEnd: {
                type: MarkerType.ArrowClosed,
                width: 16,
                height: 16,
                ...(exit.error === true ? { color: 'var(--h-harm)' } : {}),
              },
            },
          ],
    ),
  );
}
