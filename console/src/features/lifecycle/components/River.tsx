import { ClockCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import { useMode } from '@/shared/mode';
import type { Stage } from '@/shared/playbook';
import { stageColour } from '@/shared/theme';
import { teamsAlong } from '../model';
import { armPath, COLUMN, HEIGHT, segmentPath, widths } from '../river';
import css from './lifecycle.module.css';

interface Props {
  stages: readonly Stage[];
  /** Leads by stage id; absent while nobody knows. */
  volumes: ReadonlyMap<string, number> | undefined;
  selected: string | undefined;
  /** How long a lead may stay, in a word or two and in full; undefined for a stage without a clock. */
  clock: (stage: Stage) => { short: string; full: string } | undefined;
  onOpen: (stage: Stage) => void;
}

const depth = 62;

/** The stages as a river, as wide as there are leads; side arms lead off below it. */
export function River({ stages, volumes, selected, clock, onOpen }: Props) {
  const { t } = useTranslation('lifecycle');
  const { mode } = useMode();
  const format = useFormat();
  const main = stages.filter((s) => s.kind === 'MAIN');
  const aside = stages.filter((s) => s.kind !== 'MAIN');
  const of = (s: Stage) => volumes?.get(s.id) ?? 0;
  const wide = widths(main.map(of));
  const width = main.length * COLUMN;
  const middle = (i: number, n: number) => ((i + 0.5) * width) / Math.max(1, n);
  const count = (s: Stage) => (volumes === undefined ? '…' : format.number(of(s)));
  const colour = (s: Stage, i: number) => stageColour(s.id, mode, i, main.length);
  return (
    <div className={css.scroll}>
      <div className={css.river} role="group" aria-label={t('river')}>
        <Teams stages={main} />
        <div className={css.stages}>
          {main.map((stage) => (
            <button
              key={stage.id}
              type="button"
              className={css.stage}
              aria-pressed={selected === stage.id}
              aria-label={`${stage.name}: ${count(stage)}`}
              onClick={() => onOpen(stage)}
            >
              <span>{stage.name}</span>
              <span className={css.count}>{count(stage)}</span>
              <Clock time={clock(stage)} />
            </button>
          ))}
        </div>
        <svg
          className={css.picture}
          viewBox={`0 0 ${width} ${HEIGHT + depth}`}
          preserveAspectRatio="none"
          aria-hidden
        >
          {aside.flatMap((stage, j) =>
            main.map((from, i) =>
              stage.from.includes(from.id) ? (
                <path
                  key={`${stage.id}/${from.id}`}
                  d={armPath(middle(i, main.length), wide[i] ?? 0, middle(j, aside.length), depth)}
                  fill="none"
                  stroke={selected === stage.id ? 'var(--h-accent)' : 'var(--h-ink-soft)'}
                  strokeOpacity={selected === stage.id ? 0.9 : 0.22}
                  strokeWidth={1.5}
                  vectorEffect="non-scaling-stroke"
                />
              ) : null,
            ),
          )}
          {main.map((stage, i) => (
            <path
              key={stage.id}
              className={css.water}
              d={segmentPath(wide, i)}
              fill={colour(stage, i)}
              stroke={colour(stage, i)}
              strokeWidth={1}
              vectorEffect="non-scaling-stroke"
              onClick={() => onOpen(stage)}
            />
          ))}
        </svg>
        <div className={css.aside}>
          {aside.map((stage) => (
            <button
              key={stage.id}
              type="button"
              className={css.sideStage}
              aria-pressed={selected === stage.id}
              aria-label={`${stage.name}: ${count(stage)}`}
              onClick={() => onOpen(stage)}
            >
              <span>{stage.name}</span>
              <span className={css.count}>{count(stage)}</span>
              <Clock time={clock(stage)} />
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}

function Clock({ time }: { time: { short: string; full: string } | undefined }) {
  if (time === undefined) return null;
  return (
    <span className={css.time} title={time.full}>
      <ClockCircleOutlined /> {time.short}
    </span>
  );
}

/** Who owns which stretch of the river. */
function Teams({ stages }: { stages: readonly Stage[] }) {
  const { t } = useTranslation('lifecycle');
  const runs = teamsAlong(stages);
  return (
    <div
      className={css.teams}
      style={{ gridTemplateColumns: runs.map((r) => `minmax(0, ${r.span}fr)`).join(' ') }}
    >
      {runs.map((run, i) => (
        <span key={i} className={css.team}>
          {t(`team.${run.team}`)}
        </span>
      ))}
    </div>
  );
}
