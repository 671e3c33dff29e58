import { deliver } from './node/deliver.ts';
import type { Destination } from './node/deliver.ts';
import { DeliveryError, InvalidEventError } from './node/errors.ts';
import { EventQueue } from './node/queue.ts';
import type { QueuedEvent } from './node/queue.ts';
import { realRuntime } from './node/runtime.ts';
import type { Runtime } from './node/runtime.ts';
import { serialise } from './node/serialise.ts';
import type { AliasCall, Call, GroupCall, IdentifyCall, PageCall, ScreenCall, TrackCall } from './wire/message.ts';

export { DeliveryError, InvalidEventError };
export type { Runtime };
export type { Call, Identity, Json, JsonObject } from './wire/message.ts';

export interface SegueOptions {
  /** The workspace's write key (or its secret key, to import email history). */
  readonly writeKey: string;
  /** Where Segue answers; default http://localhost:4000. */
  readonly host?: string | undefined;
  /** Send as soon as this many events wait; default 20. */
  readonly flushAt?: number | undefined;
  /** Send at the latest after this many milliseconds; default 1 000. */
  readonly flushIntervalMs?: number | undefined;
  /** Attempts after the first, with growing pauses; default 8, about a minute in all. */
  readonly maxRetries?: number | undefined;
  /** How long one attempt may take, milliseconds; default 10 000. */
  readonly timeoutMs?: number | undefined;
  /** Events held while the server is away; those beyond are given up and reported; default 10 000. */
  readonly maxQueuedEvents?: number | undefined;
  /** Let the server correct this machine's clock (default). Switch off to import history, whose times stand. */
  readonly correctClock?: boolean | undefined;
  /** Told about every event that was given up; without it, `flush` and `close` are where you learn of it. */
  readonly onError?: ((error: DeliveryError) => void) | undefined;
  /** Time, randomness and the network; default: the real ones. */
  readonly runtime?: Partial<Runtime> | undefined;
}

/**
 * Sends what people do to Segue, in the background and in batches. One batch is under way at a time, so the
 * server sees events in the order of the calls.
 */
export class Segue {
  readonly #destination: Destination;
  readonly #runtime: Runtime;
  readonly #flushAt: number;
  readonly #flushIntervalMs: number;
  readonly #maxQueuedEvents: number;
  readonly #onError: ((error: DeliveryError) => void) | undefined;
  readonly #queue = new EventQueue();
  readonly #abort = new AbortController();
  #accepted = 0;
  #settled = 0;
  #sending: Promise<void> | null = null;
  #cancelTimer: (() => void) | null = null;
  #failure: DeliveryError | null = null;
  #closed = false;

  constructor(options: SegueOptions) {
    if (!options.writeKey) throw new TypeError('Segue needs a writeKey.');
    const host = (options.host ?? 'http://localhost:4000').replace(/\/+$/, '');
    this.#destination = {
      url: `${host}/v1/batch`,
      authorization: `Basic ${btoa(`${options.writeKey}:`)}`,
      maxRetries: options.maxRetries ?? 8,
      timeoutMs: options.timeoutMs ?? 10_000,
      correctClock: options.correctClock ?? true,
    };
    this.#runtime = { ...realRuntime, ...options.runtime };
    this.#flushAt = options.flushAt ?? 20;
    this.#flushIntervalMs = options.flushIntervalMs ?? 1_000;
    this.#maxQueuedEvents = options.maxQueuedEvents ?? 10_000;
    this.#onError = options.onError;
  }

  /** Says who a person is: `traits` are merged into what is known; `null` clears a field. */
  identify(call: IdentifyCall): void {
    this.enqueue({ type: 'identify', ...call });
  }

  /** Records something a person did. */
  track(call: TrackCall): void {
    this.enqueue({ type: 'track', ...call });
  }

  /** Records a visited page; put `url` and `path` into `properties`. */
  page(call: PageCall): void {
    this.enqueue({ type: 'page', ...call });
  }

  /** Records a visited screen of a mobile app. */
  screen(call: ScreenCall): void {
    this.enqueue({ type: 'screen', ...call });
  }

  /** Puts a person into an account, and says what is known about the account. */
  group(call: GroupCall): void {
    this.enqueue({ type: 'group', ...call });
  }

  /** Joins the history of an earlier id to a person. */
  alias(call: AliasCall): void {
    this.enqueue({ type: 'alias', ...call });
  }

  /** Any of the calls above, for programs that make them. Throws InvalidEventError. */
  enqueue(call: Call): void {
    if (this.#closed) throw new InvalidEventError('This client is closed.');
    const event = serialise(call, this.#runtime);
    if (this.#queue.length >= this.#maxQueuedEvents) {
      const message = `${this.#maxQueuedEvents} events are waiting already; this one was given up.`;
      return this.#report(new DeliveryError(message, 0, [event.messageId]));
    }
    this.#queue.push(event);
    this.#accepted += 1;
    if (this.#queue.length >= this.#flushAt) void this.#sendBatch();
    else this.#startTimer();
  }

  /** Events that wait or are on their way. */
  get pending(): number {
    return this.#accepted - this.#settled;
  }

  /**
   * Resolves when every event so far has been delivered. Rejects with the first DeliveryError since the last
   * `flush` if events were given up.
   */
  async flush(): Promise<void> {
    const target = this.#accepted;
    while (this.#settled < target) await this.#sendBatch();
    const failure = this.#failure;
    this.#failure = null;
    if (failure) throw failure;
  }

  /**
   * Takes no more events and delivers the rest; call it before the process ends.
   *
   * @param options.timeoutMs how long to try, default 10 000; after that the rest is given up and the promise rejects
   */
  async close(options: { readonly timeoutMs?: number } = {}): Promise<void> {
    this.#closed = true;
    const finished = new AbortController();
    void this.#runtime.wait(options.timeoutMs ?? 10_000, finished.signal).then(() => this.#abort.abort());
    try {
      await this.flush();
    } finally {
      finished.abort();
      this.#stopTimer();
    }
  }

  /** Starts the next batch, or joins the one under way. Never rejects. */
  #sendBatch(): Promise<void> {
    this.#sending ??= this.#deliverNext().finally(() => {
      this.#sending = null;
      if (this.#queue.length >= this.#flushAt) void this.#sendBatch();
      else if (this.#queue.length > 0) this.#startTimer();
    });
    return this.#sending;
  }

  async #deliverNext(): Promise<void> {
    this.#stopTimer();
    const batch = this.#abort.signal.aborted ? this.#queue.takeAll() : this.#queue.takeBatch();
    if (batch.length === 0) return;
    try {
      const refused = await deliver(batch, this.#destination, this.#runtime, this.#abort.signal);
      if (refused) this.#report(refused);
    } catch (error) {
      this.#report(error instanceof DeliveryError ? error : toDeliveryError(error, batch));
    } finally {
      this.#settled += batch.length;
    }
  }

  #report(error: DeliveryError): void {
    this.#failure ??= error;
    this.#onError?.(error);
  }

  #startTimer(): void {
    if (this.#cancelTimer) return;
    const cancelled = new AbortController();
    this.#cancelTimer = () => cancelled.abort();
    void this.#runtime.wait(this.#flushIntervalMs, cancelled.signal).then(() => {
      if (cancelled.signal.aborted) return;
      this.#cancelTimer = null;
      void this.#sendBatch();
    });
  }

  #stopTimer(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }
}

/** Guards the loop against a fault of its own: events are accounted for whatever happens. */
function toDeliveryError(error: unknown, batch: readonly QueuedEvent[]): DeliveryError {
  const messageIds = batch.map((event) => event.messageId);
  return new DeliveryError(`${batch.length} events were not delivered: ${String(error)}`, 0, messageIds, error);
}
