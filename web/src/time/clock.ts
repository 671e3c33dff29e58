/**
 * The server's clock, as the browser sees it. "3 minutes ago" must be said by the clock that stamped the event: the
 * browser's may be wrong, and a simulated one stands still months away.
 */
import { useSyncExternalStore } from 'react';

interface ServerClock {
  mode: 'real' | 'simulated';
  now: string;
}

/** The browser's own clock may be this wrong before we correct for it; below it the difference is network delay. */
const OFFSET_MIN_MS = 2_000;

let offsetMs = 0;
let frozenAtMs: number | null = null;

/** Takes over the server's clock, as told in the session. `receivedAtMs` is the browser's time of hearing it. */
export function setServerClock(clock: ServerClock, receivedAtMs: number = Date.now()): void {
  const serverMs = Date.parse(clock.now);
  frozenAtMs = clock.mode === 'simulated' ? serverMs : null;
  const difference = serverMs - receivedAtMs;
  offsetMs = Math.abs(difference) < OFFSET_MIN_MS ? 0 : difference;
}

/** The time now, in milliseconds since 1970, by the server's clock. */
export const nowMs = (): number => frozenAtMs ?? Date.now() + offsetMs;

/** One timer for each rhythm, however many components follow it. */
class Ticker {
  readonly #everyMs: number;
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #nowMs = nowMs();

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) {
      this.#nowMs = nowMs();
      this.#timer = setInterval(this.#tick, this.#everyMs);
    }
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) clearInterval(this.#timer);
    };
  };

  readonly snapshot = (): number => this.#nowMs;

  readonly #tick = (): void => {
    this.#nowMs = nowMs();
    for (const listener of this.#listeners) listener();
  };
}

const tickers = { second: new Ticker(1_000), quarterMinute: new Ticker(15_000) };

/** The server's time, renewed every second (countdowns) or every quarter of a minute ("5 minutes ago"). */
export function useNowMs(rhythm: keyof typeof tickers = 'quarterMinute'): number {
  return useSyncExternalStore(tickers[rhythm].subscribe, tickers[rhythm].snapshot);
}
