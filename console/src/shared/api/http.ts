/** The one way the console talks to its server: JSON, same-origin cookies, CSRF header, typed problems. */
import { ApiProblem, type ProblemBody } from './problem';

export type QueryValue = string | number | boolean | null | undefined;
export type Query = Record<string, QueryValue | readonly QueryValue[]>;

/** A page of a keyset-paged list; `next` is the cursor of the following page, absent at the end. */
export interface KeysetPage<T> {
  items: T[];
  next?: string | null;
}

interface Options {
  query?: Query;
  signal?: AbortSignal;
  headers?: Record<string, string>;
}

type Listener = () => void;
let onUnauthorised: Listener = () => undefined;

/** Called when a call other than the session's own says 401. */
export function whenUnauthorised(listener: Listener): void {
  onUnauthorised = listener;
}

function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((c) => c.startsWith(`${name}=`));
  return found === undefined ? undefined : decodeURIComponent(found.slice(name.length + 1));
}

/** The token the server wants back; its cookie comes with any answer, so one is fetched when there is none yet. */
async function csrfToken(): Promise<string | undefined> {
  const known = cookie('XSRF-TOKEN');
  if (known !== undefined) return known;
  await fetch('/api/session', { credentials: 'same-origin' }).catch(() => undefined);
  return cookie('XSRF-TOKEN');
}

export function withQuery(path: string, query?: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    for (const one of Array.isArray(value) ? (value as readonly QueryValue[]) : [value as QueryValue]) {
      if (one !== undefined && one !== null && one !== '') params.append(key, String(one));
    }
  }
  const text = params.toString();
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`;
}

async function problem(response: Response): Promise<ApiProblem> {
  const text = await response.text().catch(() => '');
  try {
    return new ApiProblem(response.status, JSON.parse(text) as ProblemBody);
  } catch {
    return new ApiProblem(response.status, { title: response.statusText });
  }
}

async function send(method: string, path: string, body: unknown, options: Options): Promise<Response> {
  const form = body instanceof FormData || body instanceof Blob;
  const headers: Record<string, string> = {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': document.documentElement.lang || 'zh-CN',
    ...options.headers,
  };
  if (body !== undefined && !form) headers['Content-Type'] = 'application/json';
  const token = method === 'GET' ? undefined : await csrfToken();
  if (token !== undefined) headers['X-XSRF-TOKEN'] = token;
  let response: Response;
  try {
    response = await fetch(withQuery(path, options.query), {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw ApiProblem.unreachable();
  }
  if (response.ok) return response;
  if (response.status === 401 && !path.startsWith('/api/session')) onUnauthorised();
  throw await problem(response);
}

async function call<T>(method: string, path: string, body: unknown, options: Options = {}): Promise<T> {
  const response = await send(method, path, body, options);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Sends a file as it is and tells how much of it is sent, 0 to 1; `fetch` cannot tell. */
async function upload<T>(
  method: 'POST' | 'PUT',
  path: string,
  file: File,
  progress: (share: number) => void,
  query?: Query,
): Promise<T> {
  const token = await csrfToken();
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, withQuery(path, query));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Accept-Language', document.documentElement.lang || 'zh-CN');
    if (token !== undefined) request.setRequestHeader('X-XSRF-TOKEN', token);
    request.upload.onprogress = (e) => progress(e.total === 0 ? 1 : e.loaded / e.total);
    request.onerror = () => reject(ApiProblem.unreachable());
    request.onload = () => {
      try {
        const body: unknown = JSON.parse(request.responseText);
        if (request.status < 300) resolve(body as T);
        else reject(new ApiProblem(request.status, body as ProblemBody));
      } catch {
        reject(new ApiProblem(request.status, { title: request.statusText }));
      }
    };
    request.send(file);
  });
}

export const http = {
  get: <T>(path: string, options?: Options) => call<T>('GET', path, undefined, options),
  post: <T>(path: string, body?: unknown, options?: Options) => call<T>('POST', path, body, options),
  put: <T>(path: string, body?: unknown, options?: Options) => call<T>('PUT', path, body, options),
  patch: <T>(path: string, body?: unknown, options?: Options) => call<T>('PATCH', path, body, options),
  delete: <T = void>(path: string, options?: Options) => call<T>('DELETE', path, undefined, options),
  upload,
  /** The text of a response that is not JSON, such as a preview or a list to download. */
  text: async (path: string, options: Options = {}) =>
    (
      await send('GET', path, undefined, { ...options, headers: { Accept: '*/*', ...options.headers } })
    ).text(),
};
