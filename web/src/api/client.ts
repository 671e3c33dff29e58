/** The one place that talks HTTP: JSON in, JSON out, failures as `ApiError`. */
import type { ErrorBody } from '@segue/shared/api';

export type QueryValue = string | number | boolean | readonly string[] | null | undefined;

export interface RequestOptions {
  query?: Record<string, QueryValue> | undefined;
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** A failed request: `code` and `message` come from the server's error table; `offline` means it never answered. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: unknown;

  constructor(code: string, message: string, status: number, details?: unknown) {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.details = details;
  }

  get isOffline(): boolean {
    return this.status === 0;
  }
}

/**
 * Builds a query string. Null, undefined, false and empty values are left out; lists are joined by commas.
 * Gives '' or a string that starts with '?'.
 */
export function toQueryString(query: Record<string, QueryValue> | undefined): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    const text = Array.isArray(value) ? value.join(',') : value === false || value == null ? '' : String(value);
    if (text !== '') parameters.set(name, text);
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** Encodes one piece of a path, so that a user id with a slash or an event name with spaces stays one piece. */
export const pathPart = (part: string): string => encodeURIComponent(part);

async function errorFrom(response: Response): Promise<ApiError> {
  try {
    const { error } = (await response.json()) as ErrorBody;
    return new ApiError(error.code, error.message, response.status, error.details);
  } catch {
    // A proxy or a crash in between answered with something that is not ours.
    return new ApiError('BAD_ANSWER', `The server answered ${response.status}.`, response.status);
  }
}

async function send(method: string, path: string, options: RequestOptions): Promise<Response> {
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } };
  if (options.body !== undefined) {
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
    init.body = JSON.stringify(options.body);
  }
  if (options.signal) init.signal = options.signal;
  try {
    return await fetch(`/api/v1${path}${toQueryString(options.query)}`, init);
  } catch (cause) {
    if (options.signal?.aborted) throw cause;
    throw new ApiError('OFFLINE', 'The server cannot be reached.', 0, cause);
  }
}

/**
 * Sends one request to `/api/v1` and gives the parsed answer (undefined for an empty one). The caller names the type,
 * which the server's tests hold it to. Throws `ApiError`.
 */
export async function request<T>(method: string, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await send(method, path, options);
  if (!response.ok) throw await errorFrom(response);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

/** Sends a request whose answer comes line by line, each JSON; calls back with each. Throws `ApiError`, or ends when aborted. */
export async function requestLines<T>(path: string, options: RequestOptions, onLine: (line: T) => void): Promise<void> {
  const response = await send('POST', path, options);
  if (!response.ok) throw await errorFrom(response);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let unread = '';
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) return;
    const lines = (unread + part.value).split('\n');
    unread = lines.pop() ?? '';
    for (const line of lines) onLine(JSON.parse(line) as T);
  }
}

export const get = <T>(path: string, options?: RequestOptions): Promise<T> => request<T>('GET', path, options);
export const post = <T>(path: string, body?: unknown, options?: RequestOptions): Promise<T> =>
  request<T>('POST', path, { ...options, body: body ?? {} });
export const patch = <T>(path: string, body: unknown): Promise<T> => request<T>('PATCH', path, { body });
export const remove = <T = void>(path: string): Promise<T> => request<T>('DELETE', path);
