import { setImmediate as nextTurn } from 'node:timers/promises';
import { demoFlows } from './demo-flows.ts';
import { demoSegments } from './demo-segments.ts';
import { createWorld, eventsUntil } from './generate.ts';
import { createManagementApi } from './management-api.ts';
import { sendAll } from './sender.ts';
import { monthsBefore } from './time.ts';
import type { World } from './world.ts';

/** Which world: the same three give the same people and the same events. */
export interface DemoWorld {
  readonly seed: number;
  readonly months: number;
  /** The end of the history. */
  readonly endAt: Date;
  /** Default 500 (B13). */
  readonly trialsPerMonth?: number | undefined;
}

export interface DemoOptions extends DemoWorld {
  /** For example http://localhost:4000. */
  readonly host: string;
  readonly writeKey: string;
  /** Needed for email activity, segments and flows. */
  readonly secretKey: string;
  readonly signal: AbortSignal;
  /** Told often: how much is done, 0 to 1, and the day the history has reached (`2026-03-01`). */
  readonly onProgress?: ((fraction: number, reachedDay: string) => void) | undefined;
}

/** Share of the progress bar that the history takes; the rest is for segments and flows. */
const HISTORY_SHARE = 0.9;

/** The world of a demo at its beginning. */
export function demoWorld(demo: DemoWorld): World {
  const from = monthsBefore(demo.endAt.getTime(), demo.months);
  return createWorld({ seed: demo.seed, from, trialsPerMonth: demo.trialsPerMonth ?? 500 });
}

/**
 * Fills an empty workspace: first the history, then the segments, and the flows last, so that nothing that
 * lies in the past sends a message. Running it again with the same world changes nothing: every message has
 * its id, every definition its key. Gives the number of events; rejects with the signal's reason when aborted.
 */
export async function runDemo(options: DemoOptions): Promise<number> {
  const world = demoWorld(options);
  const until = options.endAt.getTime();
  let reached = world.options.from;
  const sent = await sendAll(eventsUntil(world, until), options, (at) => {
    // The lanes are not in step; the bar must not go back.
    if (at <= reached) return;
    reached = at;
    const fraction = (at - world.options.from) / (until - world.options.from);
    options.onProgress?.(HISTORY_SHARE * fraction, dayOf(at));
  });
  await installDefinitions(options, (fraction) => {
    options.onProgress?.(HISTORY_SHARE + (1 - HISTORY_SHARE) * fraction, dayOf(until));
  });
  return sent;
}

async function installDefinitions(options: DemoOptions, onProgress: (fraction: number) => void): Promise<void> {
  const api = createManagementApi(options);
  const total = demoSegments.length + demoFlows.length;
  let done = 0;
  // One after the other: a segment may refer to those before it.
  for (const { key, name, description, definition } of demoSegments) {
    await api.ensureSegment({ key, name, description, definition });
    onProgress((done += 1) / total);
  }
  for (const { key, name, graph } of demoFlows) {
    await api.ensureFlow({ key, name, graph });
    onProgress((done += 1) / total);
  }
}

/** Lets time pass in a world without telling anybody, in small bites so that the process can do other things. */
export async function passSilently(world: World, to: number, signal: AbortSignal): Promise<void> {
  for (let steps = 1; world.nextAt < to; steps += 1) {
    world.step();
    if (steps % 500 !== 0) continue;
    await nextTurn();
    signal.throwIfAborted();
  }
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
