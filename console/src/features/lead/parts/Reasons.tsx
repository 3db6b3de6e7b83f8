import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { When, Why, type Reason } from '@/shared/components';
import { useFormat } from '@/shared/format';
import { useVocabulary } from '@/shared/playbook';
import { type Concluded, type Contribution, type LeadRecord, type Why as Whys } from '../api';
import { useWords } from '../words';
import css from './lead.module.css';

/** The right side: why the lead is scored, tagged and placed as it is, and what comes next. */
export function Reasons({ record, why, past }: { record: LeadRecord; why: Whys; past: boolean }) {
  return (
    <>
      {!past && <NextStep record={record} />}
      {why.scores
        .filter((score) => score.dimension !== 'SPAM' || score.points > 0)
        .map((score) => (
          <ScoreOf key={score.dimension} score={score} />
        ))}
      <Tags record={record} why={why} />
      <Segments record={record} why={why} />
      <Journeys record={record} why={why} />
    </>
  );
}

/** What would help most now, from where the lead stands. */
function NextStep({ record: { lead } }: { record: LeadRecord }) {
  const { t, i18n } = useTranslation('lead');
  const key = `next.${lead.stage ?? ''}`;
  if (!i18n.exists(key, { ns: 'lead' })) return null;
  return (
    <section>
      <h2>{t('next.title')}</h2>
      {t(key)}
    </section>
  );
}

function ScoreOf({ score }: { score: Whys['scores'][number] }) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  const most = Math.max(...score.contributions.map((c) => Math.abs(c.points)), 1);
  return (
    <section aria-label={t(`dimension.${score.dimension}`)}>
      <div className={css.score}>
        <h2>{t(`dimension.${score.dimension}`)}</h2>
        <strong>{format.number(Math.round(score.points))}</strong>
      </div>
      {score.contributions.length === 0 && <span className={css.soft}>{t('why.noPoints')}</span>}
      <ul className={css.rules}>
        {score.contributions.map((c) => (
          <Part key={c.rule} part={c} most={most} />
        ))}
      </ul>
    </section>
  );
}

function Part({ part, most }: { part: Contribution; most: number }) {
  const { t } = useTranslation('lead');
  const format = useFormat();
  const words = useWords();
  const faded = part.halfLife !== null && part.base - part.points >= 0.5;
  const reasons: Reason[] = [
    ...(part.because === null ? [{ text: part.name, at: part.at }] : words.reasons(part.because)),
    ...(faded ? [{ text: t('why.faded', { base: format.number(Math.round(part.base)) }) }] : []),
  ];
  return (
    <li className={css.rule}>
      <Why reasons={reasons}>{part.name}</Why>
      <span>{format.number(Math.round(part.points * 10) / 10)}</span>
      <span
        className={css.bar}
        data-minus={part.points < 0}
        style={{ width: `${(100 * Math.abs(part.points)) / most}%` }}
      />
    </li>
  );
}

function useReasons(all: readonly Concluded[]): (id: string) => Reason[] {
  const words = useWords();
  return (id) => words.reasons(all.find((c) => c.id === id)?.because);
}

function Tags({ record: { tags }, why }: { record: LeadRecord; why: Whys }) {
  const { t } = useTranslation('lead');
  const reasons = useReasons(why.tags);
  return (
    <section>
      <h2>{t('why.tags')}</h2>
      {tags.length === 0 && <span className={css.soft}>{t('why.noTags')}</span>}
      <div className={css.chips}>
        {tags.map((tag) => (
          <Why key={tag.tag} reasons={reasons(tag.tag)}>
            <Tag>{tag.name}</Tag>
          </Why>
        ))}
      </div>
    </section>
  );
}

function Segments({ record: { segments }, why }: { record: LeadRecord; why: Whys }) {
  const { t } = useTranslation('lead');
  const reasons = useReasons(why.segments);
  if (segments.length === 0) return null;
  return (
    <section>
      <h2>{t('why.segments')}</h2>
      <ul className={css.lines}>
        {segments.map((s) => (
          <li key={s.segment}>
            <Why reasons={reasons(s.segment)}>{s.name}</Why>
            <span className={css.soft}>
              <When at={s.since} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Journeys({ record: { journeys, pastJourneys }, why }: { record: LeadRecord; why: Whys }) {
  const { t } = useTranslation('lead');
  const reasons = useReasons(why.journeys);
  const vocabulary = useVocabulary();
  const nodeName = (journey: string, node: string) =>
    vocabulary.journeys.find((j) => j.id === journey)?.nodes?.find((n) => n.id === node)?.name ?? node;
  if (journeys.length + pastJourneys.length === 0) return null;
  return (
    <section>
      <h2>{t('why.journeys')}</h2>
      <ul className={css.lines}>
        {journeys.map((j) => (
          <li key={j.journey}>
            <span>
              <Why reasons={reasons(j.journey)}>{j.name}</Why>{' '}
              <Link to={`/journeys/${j.journey}`} aria-label={t('why.openJourney', { name: j.name })}>
                ↗
              </Link>
            </span>
            <span className={css.soft}>
              {t('why.at', { node: nodeName(j.journey, j.node) })} ·{' '}
              {j.until === null ? (
                <When at={j.since} />
              ) : (
                <>
                  {t('why.until')} <When at={j.until} />
                </>
              )}
            </span>
          </li>
        ))}
        {pastJourneys.map((j) => (
          <li key={j.journey} className={css.soft}>
            <span>{j.name}</span>
            <span>
              {t(`outcome.${j.last}`)} · <When at={j.lastLeft} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
