import { queryOptions } from '@tanstack/react-query';
import { http } from '@/shared/api';
import type { Money } from '@/shared/format';
import type { LeadCard } from '@/shared/work';

export type Status = 'OPEN' | 'WON' | 'LOST';

export interface Opportunity {
  id: string;
  name: string | null;
  company: string | null;
  owner: string | null;
  stage: string;
  status: Status;
  amount: Money | null;
  expectedClose: string | null;
  openedAt: string;
  stageSince: string;
  closedAt: string | null;
  lostReason: string | null;
  note: string | null;
  leadId: number;
  lead: LeadCard | null;
}

export interface Sum {
  count: number;
  amounts: Money[];
}

export interface Column {
  stage: string;
  sum: Sum;
  items: Opportunity[];
}

/** What is told when an opportunity is made, changed or moved. */
export interface Told {
  name?: string;
  company?: string;
  amount?: string;
  currency?: string;
  expectedClose?: string;
  owner?: string;
  note?: string;
  stage?: string;
}

export const opportunitiesKey = ['opportunities'] as const;

export const boardQuery = (owner: string | undefined) =>
  queryOptions({
    queryKey: [...opportunitiesKey, 'board', owner],
    queryFn: ({ signal }) =>
      http.get<{ columns: Column[] }>('/api/opportunities/board', { query: { owner }, signal }),
  });

export const opportunityQuery = (id: string) =>
  queryOptions({
    queryKey: [...opportunitiesKey, 'one', id],
    queryFn: ({ signal }) => http.get<Opportunity>(`/api/opportunities/${id}`, { signal }),
  });

export const act = (id: string, action: 'stage' | 'won' | 'lost' | 'reopen', body: object) =>
  http.post<Opportunity>(`/api/opportunities/${id}/${action}`, body);

/** The name of an opportunity, or the best there is. */
export function titleOf(it: Pick<Opportunity, 'name' | 'company' | 'lead' | 'id'>): string {
  return (
    [it.name, it.company, it.lead?.company, it.lead?.name, it.id].find((v) => v != null && v !== '') ?? it.id
  );
}
