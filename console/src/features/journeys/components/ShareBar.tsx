import { useFormat } from '@/shared/format';
import css from './shares.module.css';

interface Part {
  name: string;
  weight: number;
  holdOut?: boolean;
}

/** The Okabe–Ito hues in an order in which neighbours differ, each with the ink that can be read on it. */
const hues = [
  ['#0072B2', '#FFFFFF'],
  ['#E69F00', '#1C1B19'],
  ['#009E73', '#1C1B19'],
  ['#CC79A7', '#1C1B19'],
  ['#56B4E9', '#1C1B19'],
  ['#D55E00', '#1C1B19'],
] as const;

function paint(i: number) {
  const [background, color] = hues[i % hues.length] ?? hues[0];
  return { background, color };
}

/** How leads are shared out, as one little stacked bar; a hold-out is hatched. */
export function ShareBar({ shares, small = false }: { shares: readonly Part[]; small?: boolean }) {
  const format = useFormat();
  const sum = shares.reduce((s, p) => s + Math.max(0, p.weight), 0);
  if (!(sum > 0)) return null;
  const say = (p: Part) => `${p.name} ${format.percent(Math.max(0, p.weight) / sum, 0)}`;
  return (
    <div
      className={small ? `${css.bar} ${css.small}` : css.bar}
      role="img"
      aria-label={shares.map(say).join(', ')}
    >
      {shares.map((part, i) => (
        <span
          key={i}
          title={say(part)}
          className={part.holdOut === true ? css.held : css.part}
          style={{ flexGrow: Math.max(0, part.weight) / sum, ...(part.holdOut === true ? {} : paint(i)) }}
        >
          {!small && format.percent(Math.max(0, part.weight) / sum, 0)}
        </span>
      ))}
    </div>
  );
}
