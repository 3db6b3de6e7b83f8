/** Names of what the playbook holds. */
import type { Field, Named, Vocabulary } from '../playbook/types';

export const noVocabulary: Vocabulary = {
  fields: [],
  eventTypes: [],
  tags: [],
  segments: [],
  stages: [],
  journeys: [],
  channels: [],
};

/** The name of something the playbook holds; its id when it holds it no more. */
export function nameIn(list: readonly Named[], id: string): string {
  return list.find((n) => n.id === id)?.name ?? id;
}

export function fieldIn(vocabulary: Pick<Vocabulary, 'fields'>, key: string): Field | undefined {
  return vocabulary.fields.find((f) => f.key === key);
}

/** The nodes of a journey that have a name or may be named. */
export function nodesOf(vocabulary: Pick<Vocabulary, 'journeys'>, journey: string): readonly Named[] {
  return vocabulary.journeys.find((j) => j.id === journey)?.nodes ?? [];
}
