import type { LiveHappening, LivePerson } from '@segue/shared/api';
import type { Instant } from '../clock.ts';
import type { Pool } from '../db/pool.ts';
import { loadEvents } from '../event/index.ts';
import { loadMessages } from '../message/index.ts';
import { loadSummaries } from '../person/index.ts';
import { loadSegmentNames } from '../segment/index.ts';
import { detailOf } from './live-detail.ts';

/** What was announced; the rows are read when somebody looks. */
export type LiveReference = { readonly workspaceId: number; readonly personId: number } & (
  | { readonly type: 'event'; readonly eventId: string }
  | {
      readonly type: 'transition';
      readonly segmentId: number;
      readonly change: 'entered' | 'left';
      readonly at: Instant;
    }
  | { readonly type: 'message'; readonly messageId: string }
);

/** An item, and whom it concerns. */
interface LiveEntry {
  readonly personId: number;
  readonly item: LiveHappening;
}

type OfType<Type extends LiveReference['type']> = Extract<LiveReference, { type: Type }>;

/** Reads what was announced, in one query per kind, and keeps the order. What has vanished meanwhile is left out. */
export async function loadLiveItems(
  pool: Pool,
  workspaceId: number,
  references: readonly LiveReference[],
): Promise<LiveEntry[]> {
  const of = <Type extends LiveReference['type']>(type: Type): OfType<Type>[] =>
    references.filter((one): one is OfType<Type> => one.type === type);
  const [people, events, segments, messages] = await Promise.all([
    loadPeople(pool, workspaceId, references),
    loadEvents(pool, workspaceId, of('event')),
    loadSegmentNames(pool, workspaceId, [...new Set(of('transition').map((one) => one.segmentId))]),
    loadMessages(pool, workspaceId, of('message')),
  ]);
  const messagesById = new Map(messages.map((message) => [message.id, message]));
  const eventsById = new Map(events.map((event) => [event.id, event]));
  return references.flatMap((reference): LiveEntry[] => {
    const person = people.get(reference.personId);
    if (!person) return [];
    switch (reference.type) {
      case 'event': {
        const event = eventsById.get(reference.eventId);
        if (!event) return [];
        const { id, name, kind, occurred_at: at, properties } = event;
        const detail = detailOf(kind, properties);
        return [{ personId: reference.personId, item: { type: 'event', id, at, person, name, kind, detail } }];
      }
      case 'transition': {
        const segment = segments.get(reference.segmentId);
        if (!segment) return [];
        const { personId, segmentId, change, at } = reference;
        return [{ personId, item: { type: change, id: `${personId}:${segmentId}:${at}`, at, person, segment } }];
      }
      case 'message': {
        const message = messagesById.get(reference.messageId);
        if (!message) return [];
        return [{ personId: reference.personId, item: { type: 'message', person, ...message } }];
      }
    }
  });
}

async function loadPeople(
  pool: Pool,
  workspaceId: number,
  references: readonly LiveReference[],
): Promise<Map<number, LivePerson>> {
  const ids = [...new Set(references.map((one) => one.personId))];
  const summaries = await loadSummaries(pool, workspaceId, ids);
  return new Map(
    summaries.map(({ id, user_id, display_name }) => [Number(id.slice(2)), { id, user_id, display_name }]),
  );
}
