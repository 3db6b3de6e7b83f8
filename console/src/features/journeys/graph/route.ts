/** How a way is drawn from one node to another without running behind the nodes between. */

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** `slot` keeps the ways out of one node apart: −1, 0, 1 … from the middle one. */
export interface Route {
  slot?: number;
  sx: number;
  sy: number;
  tx: number;
  ty: number;
}

const margin = 14;
const aside = 26;

function crosses(x: number, from: number, to: number, box: Box): boolean {
  const [top, bottom] = from < to ? [from, to] : [to, from];
  return x > box.x - margin && x < box.x + box.width + margin && bottom > box.y && top < box.y + box.height;
}

/**
 * The x of the vertical lane a way takes, or undefined when the plain way (down, across in the middle, down) is free.
 * A way back up always takes a lane.
 */
export function laneOf({ sx, sy, tx, ty }: Route, others: readonly Box[]): number | undefined {
  const up = ty <= sy;
  const middle = (sy + ty) / 2;
  const blocked = others.filter(
    (b) => crosses(sx, sy, up ? ty : middle, b) || crosses(tx, up ? sy : middle, ty, b),
  );
  if (blocked.length === 0 && !up) return undefined;
  const between = others.filter((b) => b.y < Math.max(sy, ty) && b.y + b.height > Math.min(sy, ty));
  const free = (x: number) => between.every((b) => !crosses(x, sy, ty, b));
  const candidates = [sx, tx, ...between.flatMap((b) => [b.x - aside, b.x + b.width + aside])].filter(free);
  const cost = (x: number) => Math.abs(x - sx) + Math.abs(x - tx);
  const best = candidates.sort((a, b) => cost(a) - cost(b))[0];
  if (best !== undefined && (best !== sx || best !== tx)) return best;
  return between.reduce((x, b) => Math.max(x, b.x + b.width + aside), Math.max(sx, tx) + aside);
}

/** An SVG path through points with right angles and rounded corners. */
export function rounded(points: readonly (readonly [number, number])[], radius = 8): string {
  const parts: string[] = [];
  points.forEach(([x, y], i) => {
    const before = points[i - 1];
    const after = points[i + 1];
    if (before === undefined) parts.push(`M${x},${y}`);
    else if (after === undefined) parts.push(`L${x},${y}`);
    else {
      const r1 = Math.min(radius, Math.hypot(x - before[0], y - before[1]) / 2);
      const r2 = Math.min(radius, Math.hypot(after[0] - x, after[1] - y) / 2);
      const towards = (p: readonly [number, number], r: number) => {
        const d = Math.hypot(p[0] - x, p[1] - y) || 1;
        return `${x + ((p[0] - x) / d) * r},${y + ((p[1] - y) / d) * r}`;
      };
      parts.push(`L${towards(before, r1)}Q${x},${y} ${towards(after, r2)}`);
    }
  });
  return parts.join('');
}

/** The path of a way, by its lane when it needs one. */
export function pathOf({ sx, sy, tx, ty, slot = 0 }: Route, lane: number | undefined): string {
  const step = 20 + slot * 9;
  if (lane === undefined) {
    const middle = (sy + ty) / 2 + slot * 9;
    return rounded([
      [sx, sy],
      [sx, middle],
      [tx, middle],
      [tx, ty],
    ]);
  }
  return rounded([
    [sx, sy],
    [sx, sy + step],
    [lane, sy + step],
    [lane, ty - 20],
    [tx, ty - 20],
    [tx, ty],
  ]);
}
