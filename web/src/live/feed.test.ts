import type { LiveItem } from '@segue/shared/api';
import { describe, expect, test } from 'vitest';
import type { Feed, FeedItem } from './feed.ts';
import { emptyFeed, FEED_ITEMS_MAX, filterFeed, RATE_SECONDS, reduceFeed } from './feed.ts';
import { parseLiveSearch } from './live-search.ts';

const person = { id: 'p_1', user_id: 'ada', display_name: 'Ada Lovelace' };
const at = '2026-03-01T10:00:00Z';
const event = (id: string, name = 'Logged in'): FeedItem => ({
  type: 'event',
  id,
  at,
  person,
  name,
  kind: 'track',
  detail: null,
});
const entered = (id: string): FeedItem => ({
  type: 'entered',
  id,
  at,
  person,
  segment: { key: 'trial', name: 'Active trial' },
});
const message = (id: string): FeedItem => ({ type: 'message', id, at, person, subject: 'Welcome', status: 'sent' });
const ids = (items: readonly FeedItem[]): string[] => items.map(({ id }) => id);
const arrive = (feed: Feed, ...items: LiveItem[]): Feed => reduceFeed(feed, { type: 'arrived', items });

describe('the live feed', () => {
  test('shows the newest first', () => {
    expect(ids(arrive(arrive(emptyFeed, event('1'), event('2')), event('3')).items)).toEqual(['3', '2', '1']);
  });

  test('shows an item once, however often the server sends it', () => {
    const feed = arrive(arrive(emptyFeed, event('1'), event('1')), event('1'), event('2'));
    expect(ids(feed.items)).toEqual(['2', '1']);
  });

  test('begins with what happened before, which counts as no news', () => {
    const feed = arrive(emptyFeed, { type: 'earlier', items: [event('1'), event('2')] }, event('2'), event('3'));
    expect(ids(feed.items)).toEqual(['3', '2', '1']);
    expect(feed.thisSecond).toBe(1);
  });

  test('is bounded', () => {
    const many = Array.from({ length: FEED_ITEMS_MAX + 20 }, (_, index) => event(String(index)));
    const feed = arrive(emptyFeed, ...many);
    expect(feed.items).toHaveLength(FEED_ITEMS_MAX);
    expect(feed.items[0]?.id).toBe(String(FEED_ITEMS_MAX + 19));
  });

  test('stands still while paused and catches up afterwards', () => {
    let feed = reduceFeed(arrive(emptyFeed, event('1')), { type: 'paused', isPaused: true });
    feed = arrive(feed, event('2'), event('3'), event('1'));
    expect(ids(feed.items)).toEqual(['1']);
    expect(ids(feed.held)).toEqual(['3', '2']);
    feed = reduceFeed(feed, { type: 'paused', isPaused: false });
    expect(ids(feed.items)).toEqual(['3', '2', '1']);
    expect(feed.held).toEqual([]);
  });

  test('is bounded while paused, too', () => {
    const paused = reduceFeed(emptyFeed, { type: 'paused', isPaused: true });
    const many = Array.from({ length: FEED_ITEMS_MAX + 1 }, (_, index) => event(String(index)));
    expect(arrive(paused, ...many).held).toHaveLength(FEED_ITEMS_MAX);
  });

  test('takes the rate from the pulse and its picture from the seconds', () => {
    let feed = arrive(emptyFeed, event('1'), { type: 'pulse', at, events_per_minute: 42, pending: 0 }, event('2'));
    expect(feed.eventsPerMinute).toBe(42);
    feed = reduceFeed(feed, { type: 'second' });
    expect(feed.rate).toHaveLength(RATE_SECONDS);
    expect(feed.rate.at(-1)).toBe(2);
    expect(reduceFeed(feed, { type: 'second' }).rate.slice(-2)).toEqual([2, 0]);
  });

  test('filters by kind and by words in any order, without regard to accents', () => {
    const items = [event('1', 'Créé un projet'), entered('2'), message('3')];
    expect(ids(filterFeed(items, undefined, ''))).toEqual(['1', '2', '3']);
    expect(ids(filterFeed(items, 'events', ''))).toEqual(['1']);
    expect(ids(filterFeed(items, 'segments', ''))).toEqual(['2']);
    expect(ids(filterFeed(items, 'messages', ''))).toEqual(['3']);
    expect(ids(filterFeed(items, undefined, 'cree love'))).toEqual(['1']);
    expect(ids(filterFeed(items, undefined, 'trial'))).toEqual(['2']);
    expect(ids(filterFeed(items, 'events', 'trial'))).toEqual([]);
  });

  test('reads its address, and leaves out what it does not know', () => {
    expect(parseLiveSearch({ q: 7, kind: 'events' })).toEqual({ q: '7', kind: 'events' });
    expect(parseLiveSearch({ q: '', kind: 'other' })).toEqual({});
  });
});
