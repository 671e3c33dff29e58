import { setTimeout as waitReal } from 'node:timers/promises';
import type { DeliveryError } from '@segue/sdk/node';
import { enliven } from './enliven.ts';
import { demoWorld, passSilently } from './run-demo.ts';
import type { DemoWorld } from './run-demo.ts';
import { createLiveSender } from './sender.ts';
import { MINUTE_MS } from './time.ts';

export interface KeepMovingOptions extends DemoWorld {
  readonly host: string;
  readonly writeKey: string;
  readonly secretKey: string;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970; default: the real clock. */
  readonly now?: (() => number) | undefined;
  /** Resolves after so many milliseconds of that clock, or rejects when the signal aborts; default: real waiting. */
  readonly wait?: ((ms: number, signal: AbortSignal) => Promise<void>) | undefined;
  /** How lively; default 25, one event every two or three seconds. */
  readonly eventsPerMinute?: number | undefined;
  /** Told about events that could not be delivered, for example while the server restarts. */
  readonly onError?: ((error: DeliveryError) => void) | undefined;
}

/** Looks at the clock at least this often, so that it notices when the clock was moved. */
const NAP_MS_MAX = 10 * MINUTE_MS;

/**
 * Goes on with the world of a demo where the clock stands: people sign up, come back, look at prices, open
 * mail. The world is lived through again up to now (some seconds, in the background), so nothing needs to be
 * stored. Resolves when the signal aborts; never rejects for a server that is away.
 */
export async function keepMoving(options: KeepMovingOptions): Promise<void> {
  const { signal, now = Date.now, wait = (ms) => waitReal(ms, undefined, { signal }) } = options;
  const world = demoWorld(options);
  const sender = createLiveSender(options);
  try {
    await passSilently(world, now(), signal);
    const startAt = now();
    world.schedule(startAt, () => {
      world.branch(startAt);
      enliven(world, options.eventsPerMinute ?? 25);
    });
    while (!signal.aborted) {
      const napMs = world.nextAt - now();
      if (napMs > 0) await wait(Math.min(napMs, NAP_MS_MAX), signal);
      else for (const event of world.step()) sender.send(event);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    await sender.close();
  }
}
