/** The library, previews, the send ledger and what content led to. */
import { queryOptions } from '@tanstack/react-query';
import { http, type KeysetPage, type Query } from '@/shared/api';

export type Block =
  | { kind: 'heading'; text: string; level: number }
  | { kind: 'text'; text: string }
  | { kind: 'button'; label: string; url: string }
  | { kind: 'image'; url: string; alt: string; link?: string | null; width?: number | null }
  | { kind: 'divider' }
  | { kind: 'spacer'; height: number }
  | { kind: 'columns'; columns: Block[][] };

export type Body = { kind: 'blocks'; blocks: Block[] } | { kind: 'mjml'; source: string };

export interface Email {
  subject: string;
  preheader: string;
  body: Body;
  text?: string | null;
}

export interface Piece {
  id: string;
  name: string;
  language: string;
  folder: string;
  persona?: string | null;
  stage?: string | null;
  archived: boolean;
  shipped: boolean;
  published?: number | null;
  draft?: number | null;
  subject: string;
  changedAt: string;
  changedBy: string;
}

export interface EmailProblem {
  severity: 'ERROR' | 'WARNING';
  place: string;
  code: string;
  args: string[];
}

export interface PieceDetail {
  piece: Piece;
  email?: Email | null;
  problems: EmailProblem[];
}

export interface Rendered {
  subject: string;
  preheader: string;
  html: string;
  text: string;
  mjml: string;
  missing: string[];
  problems: EmailProblem[];
}

export interface Version {
  number: number;
  email: Email;
  note?: string | null;
  changedAt: string;
  changedBy: string;
  publishedAt?: string | null;
  publishedBy?: string | null;
}

export interface Performance {
  content: string;
  sent: number;
  delivered: number;
  opened: number;
  clicked: number;
  unsubscribed: number;
  bounced: number;
  complained: number;
}

export const STATES = ['WAITING', 'HANDED', 'SENT', 'CAPTURED', 'FAILED', 'SUPPRESSED', 'UNKNOWN'] as const;
export type MessageState = (typeof STATES)[number];

export interface Message {
  id: number;
  lead: number;
  content: string;
  version?: number | null;
  origin: string;
  address?: string | null;
  subject?: string | null;
  state: MessageState;
  reason?: string | null;
  detail?: string | null;
  attempts: number;
  createdAt: string;
  sentAt?: string | null;
  openedAt?: string | null;
  clickedAt?: string | null;
  unsubscribedAt?: string | null;
  machineOpens: number;
  machineClicks: number;
}

export interface Captured {
  id: number;
  message?: number | null;
  address: string;
  subject: string;
  keptAt: string;
}

export interface CapturedView {
  headers: { name: string; value: string }[];
  subject: string;
  html: string;
  text: string;
  bytes: number;
}

export interface EmailStatus {
  mode: 'OFF' | 'CAPTURE' | 'SMTP';
  linkBase: string;
  signed: boolean;
  stuck: { state: MessageState; reason?: string | null; messages: number }[];
}

export interface TestResult {
  came: string;
  detail: string;
}

const BASE = '/api/contents';

export const piecesQuery = (query: Query) =>
  queryOptions({
    queryKey: ['content', 'list', query],
    queryFn: ({ signal }) => http.get<KeysetPage<Piece>>(BASE, { query: { ...query, limit: 200 }, signal }),
  });

export const foldersQuery = queryOptions({
  queryKey: ['content', 'folders'],
  queryFn: () => http.get<string[]>(`${BASE}/folders`),
});

export const pieceQuery = (id: string) =>
  queryOptions({ queryKey: ['content', 'one', id], queryFn: () => http.get<PieceDetail>(`${BASE}/${id}`) });

export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['content', 'versions', id],
    queryFn: () => http.get<Version[]>(`${BASE}/${id}/versions`),
  });

/** What a piece looks like as it is kept now. */
export const thumbnailQuery = (piece: Piece) =>
  queryOptions({
    queryKey: ['content', 'thumbnail', piece.id, piece.changedAt],
    queryFn: () => http.post<Rendered>(`${BASE}/${piece.id}/preview`, {}),
    staleTime: 600_000,
  });

export const renderedQuery = (id: string, email: Email, lead: string | undefined) =>
  queryOptions({
    queryKey: ['content', 'preview', id, email, lead],
    queryFn: ({ signal }) =>
      http.post<Rendered>(
        `${BASE}/${id}/preview`,
        { email, lead: lead === undefined ? null : Number(lead) },
        { signal },
      ),
    staleTime: 60_000,
    retry: false,
  });

export const performanceQuery = queryOptions({
  queryKey: ['content', 'performance'],
  queryFn: () => http.get<Performance[]>('/api/email/performance'),
});

export const statusQuery = queryOptions({
  queryKey: ['email', 'status'],
  queryFn: () => http.get<EmailStatus>('/api/email/status'),
});

export const capturedQuery = (id: number) =>
  queryOptions({
    queryKey: ['email', 'captured', id],
    queryFn: () => http.get<CapturedView>(`/api/email/captured/${id}`),
  });

export const content = {
  create: (piece: { name: string; language: string; folder: string; email: Email }) =>
    http.post<PieceDetail>(BASE, piece),
  relabel: (id: string, change: Partial<Omit<Piece, 'id'>>) =>
    http.patch<PieceDetail>(`${BASE}/${id}`, change),
  draft: (id: string, email: Email) => http.put<PieceDetail>(`${BASE}/${id}/draft`, email),
  dropDraft: (id: string) => http.delete<PieceDetail>(`${BASE}/${id}/draft`),
  publish: (id: string, note: string) => http.post<{ version: number }>(`${BASE}/${id}/publish`, { note }),
  restore: (id: string, number: number) =>
    http.post<PieceDetail>(`${BASE}/${id}/versions/${String(number)}/restore`),
  testSend: (id: string, email: Email, to: string, lead: string | undefined) =>
    http.post<TestResult>(`${BASE}/${id}/test-send`, {
      email,
      to,
      lead: lead === undefined ? null : Number(lead),
    }),
};

/** The leads of whom an event of this type with this content was recorded, as a filter of the lead list. */
export function leadsBehind(type: string, piece: string): Record<string, unknown> {
  return {
    condition: {
      kind: 'happened',
      pattern: { type, where: [{ path: 'content', op: 'IS', values: [piece] }] },
      times: 'AT_LEAST',
      n: 1,
      window: { kind: 'ever' },
    },
  };
}
