import type { LiveItem } from '@segue/shared/api';
import type { Logger } from 'pino';
import { countPending } from '../workspace/index.ts';
import type { Clock } from '../clock.ts';
import type { Pool } from '../db/pool.ts';
import { SegueError } from '../errors.ts';
import { type LiveReference, loadLiveItems } from './live-items.ts';
import { createRateMeter } from './rate-meter.ts';

/** Somebody who looks at the live stream of a workspace, or of one person in it. */
export interface Viewer {
  readonly workspaceId: number;
  readonly personId: number | null;
  send(item: LiveItem): void;
  /** The server closes. */
  end(): void;
}

/** Brings what the database announces to those who look. Without viewers it only counts. */
export interface LiveHub {
  /** One payload of the channel `segue`. */
  receive(payload: string): void;
  /** Gives the function that ends it; throws `too_many_viewers`. */
  watch(viewer: Viewer): () => void;
  close(): void;
}

const VIEWERS_MAX = 200;
const PULSE_MS = 10_000;
/** What arrives within this time is read in one batch. */
const GATHER_MS = 100;
/** Who comes to look sees first what happened shortly before. */
const EARLIER_ITEMS_MAX = 60;
/** More than this per batch nobody can follow; the oldest are dropped. */
const BATCH_ITEMS_MAX = 200;

/** Announcements as the append, the evaluation and the delivery write them. */
type Announcement =
  | { type: 'events'; workspace: number; count: number; events: [personId: number, eventId: string][] }
  | {
      type: 'transitions';
      workspace: number;
      items: [personId: number, segmentId: number, change: 'entered' | 'left', at: string][];
    }
  | { type: 'messages'; workspace: number; items: [personId: number, messageId: string][] };

export function createLiveHub(deps: { readonly pool: Pool; readonly clock: Clock; readonly log: Logger }): LiveHub {
  const viewers = new Set<Viewer>();
  const meter = createRateMeter();
  const earlier = new Map<number, LiveReference[]>();
  let waiting: LiveReference[] = [];
  let gathering: NodeJS.Timeout | null = null;
  let reading: Promise<void> = Promise.resolve();

  const isWatched = (workspaceId: number, personId: number): boolean =>
    [...viewers].some((viewer) => sees(viewer, workspaceId, personId));

  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    for (const workspaceId of new Set(batch.map((one) => one.workspaceId))) {
      const mine = batch.filter((one) => one.workspaceId === workspaceId);
      for (const { personId, item } of await loadLiveItems(deps.pool, workspaceId, mine)) {
        for (const viewer of viewers) if (sees(viewer, workspaceId, personId)) viewer.send(item);
      }
    }
  };

  const remember = (references: readonly LiveReference[]): void => {
    const [first] = references;
    if (!first) return;
    const known = earlier.get(first.workspaceId) ?? [];
    earlier.set(first.workspaceId, [...known, ...references].slice(-EARLIER_ITEMS_MAX));
  };

  const tellEarlier = async (viewer: Viewer): Promise<void> => {
    const references = earlier.get(viewer.workspaceId) ?? [];
    if (viewer.personId !== null || references.length === 0) return;
    const entries = await loadLiveItems(deps.pool, viewer.workspaceId, references);
    viewer.send({ type: 'earlier', items: entries.map(({ item }) => item) });
  };

  const gather = (references: readonly LiveReference[]): void => {
    const watched = references.filter((one) => isWatched(one.workspaceId, one.personId));
    if (watched.length === 0) return;
    waiting = [...waiting, ...watched].slice(-BATCH_ITEMS_MAX);
    gathering ??= setTimeout(() => {
      gathering = null;
      // One batch after the other, so that items keep their order.
      reading = reading.then(flush).catch((error: unknown) => {
        deps.log.warn({ err: error }, 'the live stream could not read what was announced');
      });
    }, GATHER_MS);
  };

  const pulse = async (to: Iterable<Viewer>): Promise<void> => {
    const pending = await countPending(deps.pool, deps.clock.now());
    for (const viewer of to) {
      const eventsPerMinute = meter.perMinute(viewer.workspaceId);
      viewer.send({ type: 'pulse', at: deps.clock.now(), events_per_minute: eventsPerMinute, pending });
    }
  };
  const pulseQuietly = (to: Iterable<Viewer>): void => {
    pulse(to).catch((error: unknown) =>
      deps.log.warn({ err: error }, 'the live stream could not look at the database'),
    );
  };
  const pulsing = setInterval(() => {
    if (viewers.size > 0) pulseQuietly(viewers);
  }, PULSE_MS);
  pulsing.unref();

  return {
    receive(payload) {
      const announcement = parse(payload);
      if (announcement === null) return;
      if (announcement.type === 'events') meter.add(announcement.workspace, announcement.count);
      const references = referencesOf(announcement);
      remember(references);
      if (viewers.size > 0) gather(references);
    },
    watch(viewer) {
      if (viewers.size >= VIEWERS_MAX) throw new SegueError('too_many_viewers', { viewers_max: VIEWERS_MAX });
      viewers.add(viewer);
      // Before what is gathered from now on, so that the order is that of time.
      reading = reading
        .then(() => tellEarlier(viewer))
        .catch((error: unknown) => {
          deps.log.warn({ err: error }, 'the live stream could not read what happened before');
        });
      pulseQuietly([viewer]);
      return () => void viewers.delete(viewer);
    },
    close() {
      clearInterval(pulsing);
      if (gathering !== null) clearTimeout(gathering);
      for (const viewer of viewers) viewer.end();
      viewers.clear();
    },
  };
}

function sees(viewer: Viewer, workspaceId: number, personId: number): boolean {
  return viewer.workspaceId === workspaceId && (viewer.personId === null || viewer.personId === personId);
}

function parse(payload: string): Announcement | null {
  if (!/^\{"type":"(events|transitions|messages)"/.test(payload)) return null;
  // Only Segue itself writes to this channel.
  return JSON.parse(payload) as Announcement;
}

function referencesOf(announcement: Announcement): LiveReference[] {
  const { workspace: workspaceId } = announcement;
  switch (announcement.type) {
    case 'events':
      return announcement.events.map(([personId, eventId]) => ({ type: 'event', workspaceId, personId, eventId }));
    case 'transitions':
      return announcement.items.map(([personId, segmentId, change, at]) => ({
        type: 'transition',
        workspaceId,
        personId,
        segmentId,
        change,
        at,
      }));
    case 'messages':
      return announcement.items.map(([personId, messageId]) => ({ type: 'message', workspaceId, personId, messageId }));
  }
}
