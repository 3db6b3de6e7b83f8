/** What the desk, opportunities and alerts share: people, the desk's choices, and a lead as the desk shows it. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { http } from '../api';

export interface Colleague {
  /** As an owner: `user:<id>`. */
  id: string;
  name: string;
  teams: string[];
}

/** One thing to choose, in both languages. */
export interface Choice {
  id: string;
  zh: string;
  en: string;
}

export interface PipelineStage extends Choice {
  /** What must be known before an opportunity may come here. */
  required: ('amount' | 'expectedClose')[];
}

export interface DeskSettings {
  callOutcomes: Choice[];
  rejectReasons: Choice[];
  lostReasons: Choice[];
  pipeline: PipelineStage[];
}

export interface LeadCard {
  id: number;
  name: string | null;
  company: string | null;
  title: string | null;
  email: string | null;
  phone: string | null;
  stage: string | null;
  since: string | null;
  grade: string | null;
  fit: number;
  engagement: number;
  owner: string | null;
  source: string | null;
  lastSeen: string | null;
}

export interface Task {
  id: string;
  lead: number;
  title: string;
  note: string | null;
  owner: string | null;
  dueAt: string | null;
  origin: string;
  createdAt: string;
  createdBy: string | null;
  doneAt: string | null;
  doneBy: string | null;
}

export const peopleQuery = queryOptions({
  queryKey: ['desk', 'people'],
  queryFn: ({ signal }) => http.get<Colleague[]>('/api/desk/people', { signal }),
  staleTime: 60_000,
});

export const deskSettingsQuery = queryOptions({
  queryKey: ['settings', 'desk'],
  queryFn: ({ signal }) => http.get<DeskSettings>('/api/settings/desk', { signal }),
  staleTime: 60_000,
});

/** Names an owner: a person, or a team by its own words. */
export function useOwnerName(): (owner: string | null | undefined) => string | undefined {
  const people = useQuery(peopleQuery).data;
  const { t, i18n } = useTranslation('common');
  return (owner) => {
    if (owner === null || owner === undefined) return undefined;
    const person = people?.find((p) => p.id === owner);
    if (person !== undefined) return person.name;
    const team = `team.${owner.replace(/^team:/, '')}`;
    return owner.startsWith('team:') && i18n.exists(team, { ns: 'common' })
      ? t(team)
      : owner.replace(/^\w+:/, '');
  };
}

/** The words of a choice in the language that is on. */
export function useChoiceName(): (choice: Choice) => string {
  const { i18n } = useTranslation();
  return (choice) => (i18n.language.startsWith('zh') ? choice.zh : choice.en);
}

/** The best name there is for a lead; undefined for an anonymous one. */
export function leadName(lead: Pick<LeadCard, 'name' | 'email' | 'phone'>): string | undefined {
  return [lead.name, lead.email, lead.phone].find((v) => v !== null && v !== '') ?? undefined;
}
