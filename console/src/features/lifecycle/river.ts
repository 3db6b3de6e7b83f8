/** The shape of the river: one column a stage, as wide there as its volume says. */

/** Units of the picture: columns are 100 wide, the river lies in a band of `HEIGHT`. */
export const COLUMN = 100;
export const HEIGHT = 150;
const widest = 130;
const narrowest = 5;

/** How wide the river is at each stage; the square root keeps a brook visible beside a stream. */
export function widths(volumes: readonly number[]): number[] {
  const largest = Math.max(1, ...volumes);
  return volumes.map((v) => narrowest + (widest - narrowest) * Math.sqrt(Math.max(0, v) / largest));
}

/** The water of one column, from the middle between it and the one before to the middle before the next. */
export function segmentPath(all: readonly number[], i: number): string {
  const here = all[i] ?? narrowest;
  const left = i === 0 ? here : ((all[i - 1] ?? here) + here) / 2;
  const right = i === all.length - 1 ? here : (here + (all[i + 1] ?? here)) / 2;
  const x0 = i * COLUMN;
  const xm = x0 + COLUMN / 2;
  const x1 = x0 + COLUMN;
  const top = (w: number) => (HEIGHT - w) / 2;
  const bottom = (w: number) => (HEIGHT + w) / 2;
  const q = COLUMN / 4;
  return [
    `M${x0},${top(left)}`,
    `C${x0 + q},${top(left)} ${xm - q},${top(here)} ${xm},${top(here)}`,
    `C${xm + q},${top(here)} ${x1 - q},${top(right)} ${x1},${top(right)}`,
    `L${x1},${bottom(right)}`,
    `C${x1 - q},${bottom(right)} ${xm + q},${bottom(here)} ${xm},${bottom(here)}`,
    `C${xm - q},${bottom(here)} ${x0 + q},${bottom(left)} ${x0},${bottom(left)}`,
    'Z',
  ].join('');
}

/** A side arm from under a column of the river down to where a side stage stands. */
export function armPath(fromX: number, fromWidth: number, toX: number, depth: number): string {
  const y0 = (HEIGHT + fromWidth) / 2;
  const y1 = HEIGHT + depth;
  const bend = (y1 - y0) * 0.6;
  return `M${fromX},${y0}C${fromX},${y0 + bend} ${toX},${y1 - bend} ${toX},${y1}`;
}
