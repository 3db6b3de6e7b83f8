/** One thing wrong with one part of what was sent. */
export interface FieldError {
  /** Where: a path into what was sent, such as `/nodes/2/condition`, or the name of a field. */
  place?: string;
  /** Names the sentence. */
  code?: string;
  args?: string[];
  message: string;
}

export interface ProblemBody {
  type?: string;
  title?: string;
  detail?: string;
  status?: number;
  errors?: FieldError[];
  /** What the person can do about it. */
  action?: string;
}

/** A problem response (RFC 9457) of the server, or the network's own failure with status 0. */
export class ApiProblem extends Error {
  readonly type: string;
  readonly title: string;
  readonly detail: string | undefined;
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly action: string | undefined;

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `HTTP ${status}`);
    this.name = 'ApiProblem';
    this.type = body.type ?? 'about:blank';
    this.title = body.title ?? '';
    this.detail = body.detail;
    this.status = status;
    this.errors = body.errors ?? [];
    this.action = body.action;
  }

  static unreachable(): ApiProblem {
    return new ApiProblem(0, { type: 'about:unreachable' });
  }

  static from(error: unknown): ApiProblem {
    if (error instanceof ApiProblem) return error;
    return new ApiProblem(-1, { title: error instanceof Error ? error.message : String(error) });
  }
}
