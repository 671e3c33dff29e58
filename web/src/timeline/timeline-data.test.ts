import type { Page, TimelineEvent } from '@segue/shared/api';
import { describe, expect, test } from 'vitest';
import { textProperty } from './event-text.ts';
import { groupByDay } from './group-by-day.ts';
import { mergeNewest } from './merge-newest.ts';
import { propertyChips } from './property-chips.ts';

const event = (id: string, occurredAt: string): TimelineEvent => ({
  id,
  name: 'Logged in',
  kind: 'track',
  occurred_at: occurredAt,
  received_at: occurredAt,
  properties: {},
});
const page = (next: string | null, ...events: TimelineEvent[]): Page<TimelineEvent> => ({
  data: events,
  next_cursor: next,
});
const shown = (...pages: Page<TimelineEvent>[]) => ({
  pages,
  pageParams: pages.map((_, index) => (index === 0 ? null : `c${index}`)),
});

const a = event('a', '2026-03-01T10:00:00.000Z');
const b = event('b', '2026-03-01T11:00:00.000Z');
const c = event('c', '2026-03-01T12:00:00.000Z');
const d = event('d', '2026-03-02T12:00:00.000Z');

describe('the days of a timeline', () => {
  test('are those of the workspace', () => {
    const late = event('late', '2026-03-01T23:30:00.000Z');
    expect(groupByDay([late, a], 'UTC').map(({ day }) => day)).toEqual(['2026-03-01']);
    expect(groupByDay([late, a], 'Europe/Paris').map(({ day, events }) => [day, events.length])).toEqual([
      ['2026-03-02', 1],
      ['2026-03-01', 1],
    ]);
  });

  test('of nothing are none', () => {
    expect(groupByDay([])).toEqual([]);
  });
});

describe('catching up with a timeline', () => {
  const ids = (timeline: { pages: Page<TimelineEvent>[] }) =>
    timeline.pages.map(({ data }) => data.map(({ id }) => id));

  test('puts new events on top and leaves the other pages alone', () => {
    const old = shown(page('c1', b), page(null, a));
    const merged = mergeNewest(old, page('x', c, b));
    expect(ids(merged)).toEqual([['c', 'b'], ['a']]);
    expect(merged.pages[0]?.next_cursor).toBe('c1');
    expect(merged.pages[1]).toBe(old.pages[1]);
  });

  test('changes nothing when nothing is new', () => {
    const old = shown(page(null, b, a));
    expect(mergeNewest(old, page(null, b, a))).toBe(old);
  });

  test('puts a late event where it belongs (S4)', () => {
    expect(ids(mergeNewest(shown(page(null, c, a)), page(null, c, b, a)))).toEqual([['c', 'b', 'a']]);
  });

  test('starts afresh when more has happened than one page holds, so that no gap is hidden', () => {
    expect(ids(mergeNewest(shown(page('c1', a)), page('x', d, c)))).toEqual([['d', 'c']]);
  });

  test('fills an empty timeline', () => {
    expect(ids(mergeNewest(shown(page(null)), page(null, a)))).toEqual([['a']]);
  });
});

describe('property chips', () => {
  test('flatten objects to paths and leave out what is empty', () => {
    const chips = propertyChips({
      project: { name: 'Website redesign', owner: { id: 7 } },
      empty: '',
      none: null,
      list: [],
    });
    expect(chips).toEqual([
      { name: 'project.name', text: 'Website redesign' },
      { name: 'project.owner.id', text: '7' },
    ]);
  });

  test('tell first what tells most', () => {
    const chips = propertyChips({ id: 1, plan: 'pro', project: { id: 2, name: 'Hiring' } });
    expect(chips.map(({ name }) => name)).toEqual(['project.name', 'plan', 'id', 'project.id']);
  });

  test('join lists, and shorten long texts by letters, not by halves of letters', () => {
    expect(propertyChips({ tags: ['a', 'b'], items: [{ sku: 1 }] })).toEqual([
      { name: 'tags', text: 'a, b' },
      { name: 'items', text: '{…}' },
    ]);
    const [chip] = propertyChips({ text: '🙂'.repeat(60) });
    expect([...(chip?.text ?? '')]).toHaveLength(48);
    expect(chip?.text.endsWith('🙂…')).toBe(true);
  });
});

test('texts are read by path, the first that is there', () => {
  const properties = { project: { name: 'Hiring' }, title: '', count: 3, list: ['x'] };
  expect(textProperty({ properties }, 'title', 'project.name')).toBe('Hiring');
  expect(textProperty({ properties }, 'count')).toBe('3');
  expect(textProperty({ properties }, 'list', 'project', 'list.0', 'nothing.here')).toBeNull();
});
