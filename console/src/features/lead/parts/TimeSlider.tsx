import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Slider } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '@/shared/format';
import { useMode } from '@/shared/mode';
import { useInForce } from '@/shared/playbook';
import { stageColour } from '@/shared/theme';
import { useStageName } from '@/shared/components';
import { timelineQuery, type Entry, type LeadRecord } from '../api';
import { useWords } from '../words';
import { dayIn } from '../working';
import css from './lead.module.css';

const DAY = 86_400_000;
const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`);

interface Props {
  record: LeadRecord;
  /** A day, a moment, or empty for now. */
  at: string;
  onMove: (at: string) => void;
}

interface Mark {
  at: string;
  index: number;
  text: string;
  colour: string;
}

/** The lead's life as a line: dragged or moved with the arrow keys, the page shows the lead as of that day. */
export function TimeSlider({ record, at, onMove }: Props) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  const zone = useInForce().data?.playbook.timeZone ?? 'UTC';
  const [now] = useState(() => Date.now());
  const first = midnight(dayIn(zone, Date.parse(beginning(record))));
  const days = Math.round((midnight(dayIn(zone, now)) - first) / DAY);
  const indexOf = (moment: string) =>
    Math.round((midnight(moment.length === 10 ? moment : dayIn(zone, Date.parse(moment))) - first) / DAY);
  const dayOf = (index: number) => new Date(first + index * DAY).toISOString().slice(0, 10);
  const placed = at === '' ? days : Math.min(days, Math.max(0, indexOf(at)));
  // While dragged the knob is ahead of the address; the address moves when it is let go.
  const [dragged, setDragged] = useState<number | undefined>();
  const marks = useMarks(record, indexOf);
  if (days < 1) return null;
  const say = (index: number) => (index === days ? t('past.now') : format.date(`${dayOf(index)}T12:00:00`));
  return (
    <div className={css.slider}>
      <Slider
        min={0}
        max={days}
        value={dragged ?? placed}
        ariaLabelForHandle={t('past.slider')}
        ariaValueTextFormatterForHandle={(index) => say(index)}
        tooltip={{ formatter: (index) => say(index ?? days) }}
        onChange={setDragged}
        onChangeComplete={(index) => {
          setDragged(undefined);
          onMove(index === days ? '' : dayOf(index));
        }}
      />
      <div className={css.marks}>
        {marks.map((mark) => (
          <Button
            key={`${mark.at}/${mark.text}`}
            type="text"
            className={css.mark ?? ''}
            style={{ left: `${(100 * mark.index) / days}%` }}
            title={`${mark.text} · ${format.dateTime(mark.at)}`}
            aria-label={t('past.goTo', { what: mark.text, at: format.dateTime(mark.at) })}
            onClick={() => onMove(mark.at)}
          >
            <span style={{ background: mark.colour }} />
          </Button>
        ))}
      </div>
      <div className={css.ends}>
        <span>{format.date(beginning(record))}</span>
        <span>{t('past.now')}</span>
      </div>
    </div>
  );
}

/** What happened first may lie before the record was made: history is imported. */
function beginning(record: LeadRecord): string {
  return [record.lead.createdAt, ...record.stages.map((visit) => visit.first)].sort()[0] ?? '';
}

/** Events that changed how the lead is judged; stages and opportunities have marks of their own. */
function weighs(entry: Entry): boolean {
  const kinds = entry.facts.map((fact) => fact.what.kind);
  return (
    kinds.includes('gradeChanged') &&
    !kinds.includes('stageChanged') &&
    !entry.type.startsWith('$') &&
    !entry.type.startsWith('opportunity.')
  );
}

/** Where the lead came to a stage, where its opportunities moved, and what changed its grade, as far as the timeline is loaded. */
function useMarks(record: LeadRecord, indexOf: (at: string) => number): Mark[] {
  const { t } = useTranslation('lead');
  const { mode } = useMode();
  const stageName = useStageName();
  const words = useWords();
  const timeline = useInfiniteQuery(timelineQuery(record.lead.id)).data;
  const stages = record.stages.flatMap((visit) =>
    [...new Set([visit.first, visit.last])].map((at) => ({
      at,
      index: indexOf(at),
      text: stageName(visit.stage),
      colour: stageColour(visit.stage, mode),
    })),
  );
  const deals = record.opportunities.map((deal) => ({
    at: deal.at,
    index: indexOf(deal.at),
    text: `${t('who.deals')}: ${t(`standing.${deal.standing.toLowerCase()}`, deal.standing)}`,
    colour: '#cc79a7',
  }));
  const events = (timeline?.pages.flatMap((page) => page.items) ?? []).filter(weighs).map((entry) => ({
    at: entry.occurredAt,
    index: indexOf(entry.occurredAt),
    text: words.event(entry.type),
    colour: 'var(--h-ink-soft)',
  }));
  return [...stages, ...deals, ...events].sort((a, b) => a.at.localeCompare(b.at));
}
