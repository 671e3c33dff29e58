/** What the live page shows, as data: a bounded list, newest first, that can be held still. */
import type { LiveHappening, LiveItem } from '@segue/shared/api';
import { matchesQuery } from '../shell/matches-query.ts';
import type { LiveKind } from './live-search.ts';

/** Items kept on the page and, while paused, beside it. Older ones are let go. */
export const FEED_ITEMS_MAX = 500;

/** Seconds of the small picture of the rate. */
export const RATE_SECONDS = 60;

export type FeedItem = LiveHappening;

export interface Feed {
  /** Shown, newest first. */
  items: readonly FeedItem[];
  /** Arrived while paused, newest first. */
  held: readonly FeedItem[];
  isPaused: boolean;
  /** Items in each of the last `RATE_SECONDS` seconds, oldest first. */
  rate: readonly number[];
  /** Arrived in the second that is still running. */
  thisSecond: number;
  /** As the server counts it; null until its first pulse. */
  eventsPerMinute: number | null;
}

export const emptyFeed: Feed = {
  items: [],
  held: [],
  isPaused: false,
  rate: Array.from({ length: RATE_SECONDS }, () => 0),
  thisSecond: 0,
  eventsPerMinute: null,
};

export type FeedAction =
  | { type: 'arrived'; items: readonly LiveItem[] }
  | { type: 'paused'; isPaused: boolean }
  | { type: 'second' }
  | { type: 'cleared' };

/** The next state of the page. Items are known by their id: after a break the server may send the latest ones again. */
export function reduceFeed(feed: Feed, action: FeedAction): Feed {
  switch (action.type) {
    case 'arrived':
      return arrive(feed, action.items);
    case 'paused':
      if (action.isPaused) return { ...feed, isPaused: true };
      return { ...feed, isPaused: false, items: newestFirst(feed.held, feed.items), held: [] };
    case 'second':
      return { ...feed, rate: [...feed.rate.slice(1), feed.thisSecond], thisSecond: 0 };
    case 'cleared':
      return { ...feed, items: [], held: [] };
  }
}

function arrive(feed: Feed, arrived: readonly LiveItem[]): Feed {
  const known = new Set([...feed.items, ...feed.held].map(({ id }) => id));
  const isNews = ({ id }: FeedItem): boolean => !known.has(id) && known.add(id) !== undefined;
  const fresh: FeedItem[] = [];
  let { eventsPerMinute, items } = feed;
  for (const item of arrived) {
    if (item.type === 'pulse') eventsPerMinute = item.events_per_minute;
    // Older than whatever is shown, so it is no news, and shown even while the page is held still.
    else if (item.type === 'earlier')
      items = [...items, ...item.items.filter(isNews).reverse()].slice(0, FEED_ITEMS_MAX);
    else if (isNews(item)) fresh.unshift(item);
  }
  const next = { ...feed, eventsPerMinute, items, thisSecond: feed.thisSecond + fresh.length };
  return feed.isPaused
    ? { ...next, held: newestFirst(fresh, feed.held) }
    : { ...next, items: newestFirst(fresh, items) };
}

const newestFirst = (fresh: readonly FeedItem[], old: readonly FeedItem[]): readonly FeedItem[] =>
  fresh.length === 0 ? old : [...fresh, ...old].slice(0, FEED_ITEMS_MAX);

const kindOf = (item: FeedItem): LiveKind =>
  item.type === 'event' ? 'events' : item.type === 'message' ? 'messages' : 'segments';

/** What the words of an item are searched in. */
export function searchText(item: FeedItem): string {
  const person = `${item.person.display_name} ${item.person.user_id ?? ''}`;
  switch (item.type) {
    case 'event':
      return `${person} ${item.name} ${item.detail ?? ''}`;
    case 'message':
      return `${person} ${item.subject}`;
    case 'entered':
    case 'left':
      return `${person} ${item.segment.name}`;
  }
}

/** The items of one kind that hold every word of the query. */
export function filterFeed(items: readonly FeedItem[], kind: LiveKind | undefined, query: string): readonly FeedItem[] {
  if (kind === undefined && query === '') return items;
  return items.filter(
    (item) => (kind === undefined || kindOf(item) === kind) && (query === '' || matchesQuery(searchText(item), query)),
  );
}
