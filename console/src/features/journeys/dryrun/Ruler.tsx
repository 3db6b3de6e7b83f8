import { Button, Slider } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import type { Journey } from '@/shared/playbook';
import { useNodeWords } from '../components/words';
import type { DryRunReport } from './api';
import css from './dryrun.module.css';
import { lanesOf } from './numbers';

interface Props {
  journey: Journey;
  report: DryRunReport;
  /** The day the picture stands at; undefined for the end. */
  day: number | undefined;
  onDay: (day: number | undefined) => void;
}

/** Time as a ruler: a lane for every message with the days on which it goes out, and a slider that moves the picture through time. */
export function Ruler({ journey, report, day, onDay }: Props) {
  const { t } = useTranslation('journeys');
  const words = useNodeWords();
  const format = useFormat();
  const lanes = lanesOf(journey, report);
  const last = report.days.length - 1;
  const most = Math.max(0, ...lanes.flatMap((l) => l.byDay));
  const at = day ?? last;
  const node = (id: string) => journey.nodes.find((n) => n.id === id);
  const dateOf = (i: number) => format.date(report.days[i]?.date ?? '');
  if (last < 0) return null;
  return (
    <section className={css.ruler} aria-label={t('dry.ruler')}>
      <div className={css.rulerHead}>
        <strong>{t('dry.ruler')}</strong>
        <span className={css.soft}>
          {day === undefined
            ? t('dry.atEnd', { days: last + 1 })
            : t('dry.atDay', { n: at + 1, date: dateOf(at) })}
        </span>
        {day !== undefined && (
          <Button size="small" type="link" onClick={() => onDay(undefined)}>
            {t('dry.toEnd')}
          </Button>
        )}
      </div>
      <div className={css.lanes}>
        {lanes.map((lane) => {
          const n = node(lane.node);
          const name = n === undefined ? lane.node : words.summary(n);
          return (
            <div key={lane.node} className={css.lane}>
              <span className={css.laneName} title={name}>
                {name}
              </span>
              <span
                className={css.days}
                role="img"
                aria-label={t('dry.lane', { name, date: firstDay(lane.byDay, dateOf) })}
              >
                {lane.byDay.map((count, i) => (
                  <span
                    key={i}
                    className={i > at ? `${css.day} ${css.later}` : css.day}
                    title={count > 0 ? `${dateOf(i)}: ${format.number(Math.round(count * 10) / 10)}` : ''}
                  >
                    {count > 0 && (
                      <span style={{ height: `${Math.max(12, 100 * Math.sqrt(count / most))}%` }} />
                    )}
                  </span>
                ))}
              </span>
            </div>
          );
        })}
        <div className={css.lane}>
          <span className={css.laneName} />
          <Slider
            className={css.slider ?? ''}
            min={0}
            max={last}
            value={at}
            ariaLabelForHandle={t('dry.slider')}
            tooltip={{ formatter: (i) => dateOf(i ?? last) }}
            marks={marksOf(report, (i) => t('dry.week', { n: i }))}
            onChange={(i) => onDay(i === last ? undefined : i)}
          />
        </div>
      </div>
    </section>
  );
}

function firstDay(byDay: readonly number[], dateOf: (i: number) => string): string {
  return dateOf(byDay.findIndex((n) => n > 0));
}

/** A mark for every week, or every fourth when there are many. */
function marksOf(report: DryRunReport, say: (week: number) => string): Record<number, string> {
  const weeks = Math.floor(report.days.length / 7);
  const step = weeks > 26 ? 8 : weeks > 13 ? 4 : weeks > 6 ? 2 : 1;
  const marks: Record<number, string> = {};
  for (let w = step; w <= weeks; w += step) {
    const at = w * 7 - 1;
    if (at < report.days.length) marks[at] = say(w);
  }
  return marks;
}
