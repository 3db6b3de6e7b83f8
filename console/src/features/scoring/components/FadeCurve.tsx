import { useTranslation } from 'react-i18next';
import { useSentences } from '@/shared/conditions';
import { durationSeconds, joinDuration, splitDuration, type Decay } from '@/shared/playbook';
import { fadingTime, left } from '../model';
import css from './scoring.module.css';
import { signed } from './useRuleSentence';

const WIDTH = 320;
const HEIGHT = 74;
const STEPS = 96;

/** How far the picture reaches: until little or nothing is left. */
const reach = { none: 1, halfLife: 4, linear: 1.25, expiry: 1.25 } as const;

/** A picture of how points of one deed fade over time. */
export function FadeCurve({ decay, points }: { decay: Decay; points: number }) {
  const { t } = useTranslation('scoring');
  const { duration } = useSentences();
  const time = fadingTime(decay) ?? 'P30D';
  const seconds = durationSeconds(time);
  if (seconds === 0) return null;
  const end = seconds * reach[decay.kind];
  const x = (at: number) => (at / end) * WIDTH;
  const y = (share: number) => HEIGHT - share * (HEIGHT - 8);
  const places = Array.from({ length: STEPS + 1 }, (_, i) => (i / STEPS) * end);
  const curve = places.map((at) => `${x(at).toFixed(1)},${y(left(decay, at)).toFixed(1)}`);
  const { amount, unit } = splitDuration(time);
  const marks = decay.kind === 'halfLife' ? [1, 2, 3] : decay.kind === 'none' ? [] : [1];
  return (
    <figure className={css.curve} aria-label={t('curve.label', { points: signed(points) })}>
      <svg viewBox={`0 -6 ${WIDTH} ${HEIGHT + 8}`} role="img" aria-hidden preserveAspectRatio="none">
        <path d={`M0,${HEIGHT}L${curve.join('L')}L${WIDTH},${HEIGHT}Z`} className={css.curveArea} />
        <path d={`M${curve.join('L')}`} className={css.curveLine} vectorEffect="non-scaling-stroke" />
        {marks.map((n) => (
          <path
            key={n}
            d={`M${x(seconds * n)},${HEIGHT}V${y(left(decay, seconds * n - (decay.kind === 'expiry' ? 1 : 0)))}`}
            className={css.curveMark}
            vectorEffect="non-scaling-stroke"
          />
        ))}
      </svg>
      <figcaption className={css.curveScale}>
        <span>{t('curve.start', { points: signed(points) })}</span>
        {marks.map((n) => (
          <span key={n} style={{ insetInlineStart: `${(n / reach[decay.kind]) * 100}%` }}>
            {duration(joinDuration(amount * n, unit))}
            {decay.kind === 'halfLife' && `: ${signed(Math.round(points * 0.5 ** n * 10) / 10)}`}
          </span>
        ))}
        {decay.kind === 'none' && <span style={{ insetInlineStart: '60%' }}>{t('curve.stays')}</span>}
      </figcaption>
    </figure>
  );
}
