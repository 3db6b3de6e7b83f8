import { useFormat } from '@/shared/format';
import css from './shares.module.css';

interface Part {
  name: string;
  weight: number;
  holdOut?: boolean;
}

/** The Okabe–Ito hues in an order in which neighbours differ. */
const hues = ['#0072B2', '#E69F00', '#009E73', '#CC79A7', '#56B4E9', '#D55E00'];

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
          style={
            {
              flexGrow: Math.max(0, part.weight) / sum,
              '--hue': hues[i % hues.length],
            } as React.CSSProperties
          }
        >
          {!small && format.percent(Math.max(0, part.weight) / sum, 0)}
        </span>
      ))}
    </div>
  );
}
