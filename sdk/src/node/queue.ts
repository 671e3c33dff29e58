import { BATCH_BYTES_MAX, BATCH_EVENTS_MAX } from '../wire/limits.ts';

/** One event, already written as JSON: what the caller does with its objects later cannot change it. */
export interface QueuedEvent {
  readonly messageId: string;
  readonly json: string;
  readonly bytes: number;
}

/** Bytes of a batch body around its events: the envelope, and one comma per event. */
const ENVELOPE_BYTES = 256;

/** First in, first out; gives away batches that the server's limits allow. */
export class EventQueue {
  #events: QueuedEvent[] = [];

  get length(): number {
    return this.#events.length;
  }

  push(event: QueuedEvent): void {
    this.#events.push(event);
  }

  /** Removes and returns the oldest events that fit into one batch; empty if there are none. */
  takeBatch(): QueuedEvent[] {
    let bytes = ENVELOPE_BYTES;
    let count = 0;
    for (const event of this.#events) {
      bytes += event.bytes + 1;
      if (count === BATCH_EVENTS_MAX || bytes > BATCH_BYTES_MAX) break;
      count += 1;
    }
    return this.#events.splice(0, count);
  }

  /** Removes and returns everything, for the report of what was not sent. */
  takeAll(): QueuedEvent[] {
    return this.#events.splice(0);
  }
}
