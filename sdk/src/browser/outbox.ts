import { utf8Bytes } from '../wire/utf8-bytes.ts';
import { isRetryable, retryDelayMs } from '../wire/retry.ts';

export interface OutboxOptions {
  readonly url: string;
  readonly writeKey: string;
  readonly flushIntervalMs: number;
  readonly maxRetries: number;
  readonly window: Window;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  readonly random: () => number;
}

export interface Outbox {
  add(json: string): void;
  /** Resolves when what waits has been sent or given up. */
  flush(): Promise<void>;
}

/** Browsers refuse beacons and keep-alive requests above 64 kB. */
const BODY_BYTES_MAX = 60_000;
const BATCH_EVENTS_MAX = 50;
/** Events held while the server is away; beyond it the oldest go. */
const WAITING_MAX = 500;

/**
 * Holds events for a moment, sends them in small batches, and hands the rest to the browser when the page goes
 * away. Requests are "simple" ones (plain text, the key in the body) because beacons cannot ask another origin
 * for permission first. An event may travel twice around page end; its id makes the server see it once.
 */
export function createOutbox(options: OutboxOptions): Outbox {
  const { window } = options;
  let waiting: string[] = [];
  let sending: Promise<void> | null = null;
  let timer = 0;

  const post = async (body: string) => {
    try {
      return await options.fetch(options.url, { method: 'POST', body, headers: { 'content-type': 'text/plain' } });
    } catch {
      return null;
    }
  };

  const sendBatch = async () => {
    const count = countFitting(waiting);
    const batch = waiting.slice(0, count);
    for (let attempt = 0; ; attempt += 1) {
      const response = await post(envelope(batch, options));
      const retry = !response || isRetryable(response.status);
      if (!retry || attempt === options.maxRetries) break;
      const retryAfter = response?.headers.get('retry-after') ?? null;
      const delayMs = retryDelayMs(attempt, retryAfter, options.now(), options.random);
      await new Promise((resolve) => window.setTimeout(resolve, delayMs));
    }
    // Events stay in the list until they are through, so that page end can still rescue them.
    waiting = waiting.filter((json) => !batch.includes(json));
  };

  const flush = async () => {
    window.clearTimeout(timer);
    timer = 0;
    while (waiting.length > 0) {
      sending ??= sendBatch().finally(() => (sending = null));
      await sending;
    }
  };

  const beacon = () => {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, countFitting(waiting));
      const body = envelope(batch, options);
      if (window.navigator.sendBeacon?.(options.url, body)) continue;
      void options.fetch(options.url, { method: 'POST', body, keepalive: true }).catch(() => undefined);
    }
  };
  window.addEventListener('pagehide', beacon);
  window.document.addEventListener('visibilitychange', () => {
    if (window.document.visibilityState === 'hidden') beacon();
  });

  return {
    add(json) {
      waiting.push(json);
      if (waiting.length > WAITING_MAX) waiting.shift();
      if (waiting.length >= BATCH_EVENTS_MAX) void flush();
      else timer ||= window.setTimeout(() => void flush(), options.flushIntervalMs);
    },
    flush,
  };
}

function countFitting(waiting: readonly string[]): number {
  let bytes = 0;
  let count = 0;
  for (const json of waiting) {
    bytes += utf8Bytes(json);
    if (count > 0 && (bytes > BODY_BYTES_MAX || count === BATCH_EVENTS_MAX)) break;
    count += 1;
  }
  return count;
}

function envelope(batch: readonly string[], { writeKey, now }: OutboxOptions): string {
  const sentAt = new Date(now()).toISOString();
  return `{"writeKey":${JSON.stringify(writeKey)},"batch":[${batch.join(',')}],"sentAt":"${sentAt}"}`;
}
