import { isRetryable, retryDelayMs } from '../wire/retry.ts';
import { DeliveryError } from './errors.ts';
import type { QueuedEvent } from './queue.ts';
import type { Runtime } from './runtime.ts';

export interface Destination {
  /** Address of /v1/batch. */
  readonly url: string;
  readonly authorization: string;
  readonly maxRetries: number;
  /** How long one attempt may take, milliseconds. */
  readonly timeoutMs: number;
  /** Whether to send `sentAt`, by which the server corrects a wrong clock. */
  readonly correctClock: boolean;
}

interface Answer {
  /** 0: no answer. */
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: string;
  readonly cause?: unknown;
}

const LIBRARY = '{"library":{"name":"@segue/sdk/node","version":"0.1.0"}}';

/**
 * Sends one batch, again and again where that can help; the events keep their ids, so the server sees each once.
 * Returns the events that the server refused one by one (usually none).
 * Throws DeliveryError when the batch as a whole could not be delivered, or the signal aborted.
 */
export async function deliver(
  batch: readonly QueuedEvent[],
  destination: Destination,
  runtime: Runtime,
  signal: AbortSignal,
): Promise<DeliveryError | null> {
  const events = batch.map((event) => event.json).join(',');
  for (let attempt = 0; ; attempt += 1) {
    const sentAt = destination.correctClock ? `,"sentAt":"${runtime.now().toISOString()}"` : '';
    const answer = await post(`{"batch":[${events}],"context":${LIBRARY}${sentAt}}`, destination, runtime, signal);
    if (answer.status >= 200 && answer.status < 300) return readRefusals(answer, batch);
    if (!isRetryable(answer.status) || attempt >= destination.maxRetries || signal.aborted) {
      throw undelivered(answer, attempt + 1, batch);
    }
    await runtime.wait(retryDelayMs(attempt, answer.retryAfter, runtime.now().getTime(), runtime.random), signal);
    if (signal.aborted) throw undelivered(answer, attempt + 1, batch);
  }
}

async function post(body: string, destination: Destination, runtime: Runtime, signal: AbortSignal): Promise<Answer> {
  try {
    const response = await runtime.fetch(destination.url, {
      method: 'POST',
      headers: { authorization: destination.authorization, 'content-type': 'application/json' },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(destination.timeoutMs)]),
    });
    return {
      status: response.status,
      retryAfter: response.headers.get('retry-after'),
      body: await response.text(),
    };
  } catch (cause) {
    return { status: 0, retryAfter: null, body: '', cause };
  }
}

function undelivered(answer: Answer, attempts: number, batch: readonly QueuedEvent[]): DeliveryError {
  const reason =
    answer.status === 0 ? `no answer (${String(answer.cause)})` : `${answer.status} ${answer.body.slice(0, 300)}`;
  return new DeliveryError(
    `${batch.length} events were not delivered after ${attempts} attempts: ${reason}`,
    answer.status,
    batch.map((event) => event.messageId),
    answer.cause,
  );
}

/** A batch is taken even if some of its events are bad; the answer names those by their index. */
function readRefusals(answer: Answer, batch: readonly QueuedEvent[]): DeliveryError | null {
  const refusals = parseRefusals(answer.body);
  const first = refusals[0];
  if (!first) return null;
  return new DeliveryError(
    `The server refused ${refusals.length} of ${batch.length} events; the first: ${first.message}`,
    answer.status,
    refusals.flatMap(({ index }) => batch[index]?.messageId ?? []),
  );
}

function parseRefusals(body: string): { index: number; message: string }[] {
  try {
    const { rejected } = JSON.parse(body) as { rejected?: { index: number; message: string }[] };
    return Array.isArray(rejected) ? rejected : [];
  } catch {
    return [];
  }
}
