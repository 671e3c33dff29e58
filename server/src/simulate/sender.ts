import { Segue } from '@segue/sdk/node';
import type { DeliveryError } from '@segue/sdk/node';
import type { SimulatedEvent } from './world.ts';

export interface Keys {
  readonly host: string;
  readonly writeKey: string;
  /** For email activity: those events are reserved. */
  readonly secretKey: string;
}

export interface SenderOptions extends Keys {
  readonly signal: AbortSignal;
}

/** Events of one lane that travel together. */
const CHUNK_EVENTS = 1_000;
/** Two requests under way are enough to keep the server busy: one is stored while the next is read. */
const LANES = 2;

/**
 * Sends events through the public API, as fast as the server takes them. A person always uses the same lane,
 * and a lane sends one chunk after the other, so what one person did arrives in its order. Rejects with the
 * first DeliveryError, or with the signal's reason. Gives how many events were sent.
 *
 * @param onSent called after each chunk with the time of its last event, milliseconds
 */
export async function sendAll(
  events: Iterable<SimulatedEvent>,
  options: SenderOptions,
  onSent: (at: number) => void = () => undefined,
): Promise<number> {
  const { signal } = options;
  signal.throwIfAborted();
  const lanes = Array.from({ length: LANES }, () => new Lane(options));
  const giveUp = () => lanes.forEach((lane) => lane.giveUp());
  signal.addEventListener('abort', giveUp);
  try {
    return await feed(events, lanes, onSent);
  } catch (error) {
    // What the clients report after being stopped is a consequence; the reason is what was asked for.
    signal.throwIfAborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

async function feed(
  events: Iterable<SimulatedEvent>,
  lanes: readonly Lane[],
  onSent: (at: number) => void,
): Promise<number> {
  let sent = 0;
  for (const event of events) {
    const lane = lanes[event.person % lanes.length];
    if (!lane?.add(event)) continue;
    // A full lane waits for its previous chunk; the others go on meanwhile.
    const chunk = await lane.dispatch();
    sent += chunk.events;
    if (chunk.events > 0) onSent(chunk.until);
  }
  for (const lane of lanes) {
    sent += (await lane.dispatch()).events + (await lane.dispatch()).events;
  }
  return sent;
}

interface Chunk {
  readonly events: number;
  /** When the last of them happened. */
  readonly until: number;
}

class Lane {
  readonly #write: Segue;
  readonly #secret: Segue;
  #waiting: SimulatedEvent[] = [];
  #underWay: Promise<Chunk> = Promise.resolve({ events: 0, until: 0 });

  constructor(options: Keys) {
    this.#write = createClient(options, options.writeKey, CHUNK_EVENTS);
    this.#secret = createClient(options, options.secretKey, CHUNK_EVENTS);
  }

  /** Returns whether the lane is full. */
  add(event: SimulatedEvent): boolean {
    this.#waiting.push(event);
    return this.#waiting.length >= CHUNK_EVENTS;
  }

  /** Starts sending what waits, once the chunk before has arrived; returns that earlier chunk. */
  async dispatch(): Promise<Chunk> {
    const before = await this.#underWay;
    const chunk = this.#waiting;
    this.#waiting = [];
    this.#underWay = this.#deliver(chunk);
    // A failure is met by whoever waits for the chunk; this only keeps it from being "unhandled" until then.
    this.#underWay.catch(() => undefined);
    return before;
  }

  giveUp(): void {
    for (const client of [this.#write, this.#secret]) void client.close({ timeoutMs: 0 }).catch(() => undefined);
  }

  /** Who somebody is goes before their mail: the two kinds of events need different keys, thus two requests. */
  async #deliver(chunk: readonly SimulatedEvent[]): Promise<Chunk> {
    for (const { key, call } of chunk) (key === 'write' ? this.#write : this.#secret).enqueue(call);
    await this.#write.flush();
    await this.#secret.flush();
    return { events: chunk.length, until: chunk.at(-1)?.at ?? 0 };
  }
}

function createClient(options: Keys, writeKey: string, flushAt: number): Segue {
  return new Segue({
    host: options.host,
    writeKey,
    flushAt,
    flushIntervalMs: 60_000,
    // The times are the simulated world's own and mean what they say.
    correctClock: false,
  });
}

/** Sends events one by one as they happen, a few at a time; what cannot be delivered is told to `onError`. */
export interface LiveSender {
  send(event: SimulatedEvent): void;
  /** Delivers what waits, for at most two seconds. */
  close(): Promise<void>;
}

export function createLiveSender(
  options: Keys & { readonly onError?: ((error: DeliveryError) => void) | undefined },
): LiveSender {
  const create = (writeKey: string) =>
    new Segue({
      host: options.host,
      writeKey,
      flushAt: 100,
      flushIntervalMs: 200,
      correctClock: false,
      onError: options.onError,
    });
  const write = create(options.writeKey);
  const secret = create(options.secretKey);
  return {
    send: ({ key, call }) => (key === 'write' ? write : secret).enqueue(call),
    async close() {
      await Promise.allSettled([write, secret].map((client) => client.close({ timeoutMs: 2_000 })));
    },
  };
}
