import { BaseEdge, type Edge, type EdgeProps } from '@xyflow/react';
import { laneOf, pathOf, type Box } from '../graph/route';

export type WayEdgeType = Edge<
  { boxes: readonly (Box & { id: string })[]; slot: number; error: boolean },
  'way'
>;

const chosen = { stroke: 'var(--h-accent)', strokeWidth: 2.5 };
/** The way of leads for whom a node could not do its work. */
const failed = { stroke: 'var(--h-harm)', strokeWidth: 1.4, strokeDasharray: '5 4' };

/** A way between two nodes; it goes around nodes that stand between. */
export function WayEdge({
  id,
  source,
  target,
  sourceX,
  sourceY,
  targetX,
  targetY,
  data,
  label,
  markerEnd,
  selected,
}: EdgeProps<WayEdgeType>) {
  const route = { sx: sourceX, sy: sourceY, tx: targetX, ty: targetY, slot: data?.slot ?? 0 };
  const others = (data?.boxes ?? []).filter((b) => b.id !== source && b.id !== target);
  const lane = laneOf(route, others);
  const at = { x: lane ?? targetX, y: lane === undefined ? targetY - 22 : (sourceY + targetY) / 2 };
  return (
    <BaseEdge
      id={id}
      path={pathOf(route, lane)}
      interactionWidth={18}
      label={label}
      labelX={at.x}
      labelY={at.y}
      labelShowBg
      labelBgPadding={[4, 2]}
      labelBgStyle={{ fill: 'var(--h-paper)' }}
      labelStyle={{ fill: 'var(--h-ink-soft)', fontSize: 11 }}
      {...(markerEnd === undefined ? {} : { markerEnd })}
      style={selected === true ? chosen : data?.error === true ? failed : { strokeWidth: 1.4 }}
    />
  );
}
