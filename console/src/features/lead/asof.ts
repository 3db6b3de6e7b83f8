/** A lead as it was: the record of now, with what was concluded by a moment in its place. */
import type { components } from '@/shared/api/schema';
import type { Because, Concluded, FieldValue, LeadRecord, Why } from './api';

export type Explanation = components['schemas']['LeadsExplanation'];
type Said = components['schemas']['LeadsExplanationBecause'];

const because = (said: Said | null | undefined): Because | null => said ?? null;
const concluded = (all: readonly { id: string; because?: Said | null }[]): Concluded[] =>
  all.map((one) => ({ id: one.id, because: because(one.because) }));

/** Why everything was so. */
export function whyOf(e: Explanation): Why {
  return {
    scores: e.scores.map((score) => ({
      ...score,
      contributions: score.contributions.map((c) => ({
        ...c,
        halfLife: c.halfLife ?? null,
        because: because(c.because),
      })),
    })),
    grade: because(e.grade?.because),
    stage: because(e.stage?.because),
    owner: because(e.owner?.because),
    tags: concluded(e.tags),
    segments: concluded(e.segments),
    journeys: concluded(e.journeys),
  };
}

const textOf = (e: Explanation, key: string): string | null => {
  const value = e.traits.find((trait) => trait.key === key)?.value;
  return typeof value === 'string' ? value : null;
};

const pointsOf = (e: Explanation, dimension: 'FIT' | 'ENGAGEMENT') =>
  e.scores.find((score) => score.dimension === dimension)?.points ?? 0;

function fieldsOf(record: LeadRecord, e: Explanation): FieldValue[] {
  const told = new Map(e.traits.map((trait) => [trait.key, trait]));
  const known = record.fields.map((field) => {
    const trait = told.get(field.key);
    return trait === undefined
      ? { ...field, value: null, at: null, from: null }
      : { ...field, value: trait.value, at: trait.at, from: trait.from, because: because(trait.because) };
  });
  const gone = e.traits
    .filter((trait) => !record.fields.some((field) => field.key === trait.key))
    .map((trait) => ({
      key: trait.key,
      label: trait.label,
      type: 'TEXT' as const,
      options: [],
      value: trait.value,
      at: trait.at,
      from: trait.from,
      because: because(trait.because),
    }));
  return [...known, ...gone];
}

/** Everything a page shows, as of the moment of the explanation. What nobody recorded a past of is left out. */
export function asOf(record: LeadRecord, e: Explanation): LeadRecord {
  const then = Date.parse(e.at);
  const before = (at: string) => Date.parse(at) <= then;
  const account = record.account;
  return {
    ...record,
    lead: {
      ...record.lead,
      name: textOf(e, 'name') ?? record.lead.name,
      company: textOf(e, 'company'),
      title: textOf(e, 'title'),
      stage: e.stage?.id ?? null,
      stageSince: e.stage?.since ?? null,
      fit: pointsOf(e, 'FIT'),
      engagement: pointsOf(e, 'ENGAGEMENT'),
      grade: e.grade?.value ?? null,
      spam: e.spam.spam,
      owner: e.owner?.value ?? null,
      lastSeenAt: e.lastSeen ?? record.lead.createdAt,
    },
    firstSource: source(e.firstSource),
    lastSource: source(e.lastSource),
    account: account !== null && e.account?.view.id === String(account.id) ? account : null,
    fields: fieldsOf(record, e),
    identifiers: [],
    consent: e.consent.map((c) => ({ ...c, because: because(c.because) })),
    tags: e.tags.map((tag) => ({ ...tag, tag: tag.id })),
    segments: e.segments.map((s) => ({ segment: s.id, name: s.name, since: s.since })),
    journeys: e.journeys.map((j) => ({
      journey: j.id,
      name: j.name,
      version: j.version,
      node: j.node,
      since: j.since,
      until: j.until ?? null,
    })),
    pastJourneys: e.pastJourneys.map((j) => ({
      journey: j.id,
      name: j.name,
      times: j.times,
      lastLeft: j.lastLeft,
      last: j.outcome,
    })),
    stages: record.stages
      .filter((visit) => before(visit.first))
      .map((visit) => (before(visit.last) ? visit : { ...visit, count: 1, last: visit.first })),
    moves: [],
    opportunities: [],
  };
}

function source(s: Explanation['firstSource'] | null): LeadRecord['firstSource'] {
  return s === undefined || s === null
    ? null
    : {
        channel: s.channel,
        name: s.name ?? null,
        medium: s.medium ?? null,
        campaign: s.campaign ?? null,
        content: s.content ?? null,
        keyword: s.keyword ?? null,
      };
}
