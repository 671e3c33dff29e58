import type { EventInfo, FieldInfo, Page, PropertyInfo, ValueSuggestion } from '@segue/shared/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestServer, type TestServer } from './helpers/http.ts';

let server: TestServer;

beforeAll(async () => {
  server = await createTestServer({ start: '2026-03-01T00:00:00.000Z' });
  const people = Array.from({ length: 10 }, (_, i) => ({
    type: 'identify',
    userId: `u${i}`,
    traits: {
      plan: i < 7 ? 'pro' : 'free',
      seats: i % 2,
      address: { city: i < 3 ? 'Lyon' : 'Paris' },
      roles: ['admin', `r${i % 2}`],
    },
  }));
  await server.send(...people, { type: 'identify', userId: 'u9', traits: { plan: null, seats: 'many' } });
  await server.send({ type: 'group', userId: 'u1', groupId: 'acme', traits: { industry: 'Retail', seats: 5 } });
  const events = Array.from({ length: 6 }, (_, i) => ({
    type: 'track',
    userId: 'u1',
    event: 'Created task / “quoted”',
    properties: {
      project: { name: i < 4 ? 'Website redesign' : 'Newsletter' },
      done: i === 0,
      items: [{ sku: 'a' }, { sku: `b${i % 2}` }],
      'a.b': 'dotted',
    },
  }));
  await server.send(...events, { type: 'track', userId: 'u1', event: 'Logged in' });
});
afterAll(async () => {
  expect(server.errors).toEqual([]);
  await server.stop();
});

async function list<Item>(path: string): Promise<Item[]> {
  const { status, body } = await server.api<Page<Item>>('GET', path);
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.next_cursor).toBeNull();
  return body.data;
}
const EVENT = encodeURIComponent('Created task / “quoted”');

describe('fields', () => {
  test('are listed with their type, how many people have them, and what did not fit', async () => {
    const fields = await list<FieldInfo>('/fields');
    expect(fields.map(({ name, of, type, people }) => [name, of, type, people])).toEqual([
      ['address.city', 'person', 'text', 10],
      ['plan', 'person', 'text', 9],
      ['roles', 'person', 'list', 10],
      ['seats', 'person', 'number', 10],
    ]);
    expect(fields.find((field) => field.name === 'seats')?.misfits).toBe(1);
  });

  test('of accounts are their own', async () => {
    const fields = await list<FieldInfo>('/fields?of=account');
    expect(fields.map(({ name, of, people }) => [name, of, people])).toEqual([
      ['industry', 'account', 1],
      ['seats', 'account', 1],
    ]);
  });

  test('have values, most frequent first', async () => {
    expect(await list<ValueSuggestion>('/fields/plan/values')).toEqual([
      { value: 'pro', count: 7 },
      { value: 'free', count: 2 },
    ]);
    expect(await list<ValueSuggestion>('/fields/plan/values?search=RE')).toEqual([{ value: 'free', count: 2 }]);
    expect(await list<ValueSuggestion>('/fields/address.city/values')).toMatchObject([
      { value: 'Paris' },
      { value: 'Lyon' },
    ]);
    expect(await list<ValueSuggestion>('/fields/roles/values?search=admin')).toEqual([{ value: 'admin', count: 10 }]);
    expect(await list<ValueSuggestion>('/fields/industry/values?of=account')).toEqual([{ value: 'Retail', count: 1 }]);
    expect(await list<ValueSuggestion>('/fields/nonsense/values')).toEqual([]);
  });
});

describe('events', () => {
  test('are listed, most frequent first', async () => {
    const events = await list<EventInfo>('/events');
    expect(events.map(({ name, kind, count }) => [name, kind, count])).toEqual([
      ['Identified', 'system', 11],
      ['Created task / “quoted”', 'track', 6],
      ['Grouped', 'system', 1],
      ['Logged in', 'track', 1],
    ]);
  });

  test('have properties', async () => {
    const properties = await list<PropertyInfo>(`/events/${EVENT}/properties`);
    expect(properties.map(({ name, type }) => [name, type])).toEqual([
      ['a.b', 'text'],
      ['done', 'boolean'],
      ['items', 'list'],
      ['items.sku', 'text'],
      ['project.name', 'text'],
    ]);
  });

  test('have values of properties, most frequent first, through objects and lists', async () => {
    const values = (property: string, query = '') =>
      list<ValueSuggestion>(`/events/${EVENT}/properties/${property}/values${query}`);
    expect(await values('project.name')).toEqual([
      { value: 'Website redesign', count: 4 },
      { value: 'Newsletter', count: 2 },
    ]);
    expect(await values('project.name', '?search=news')).toEqual([{ value: 'Newsletter', count: 2 }]);
    expect(await values('done')).toEqual([
      { value: false, count: 5 },
      { value: true, count: 1 },
    ]);
    expect(await values('items.sku')).toEqual([
      { value: 'a', count: 6 },
      { value: 'b0', count: 3 },
      { value: 'b1', count: 3 },
    ]);
    expect(await values('a.b')).toEqual([{ value: 'dotted', count: 6 }]);
    expect(await values('nonsense')).toEqual([]);
  });

  test('that never came are not found', async () => {
    for (const path of ['/events/Nonsense/properties', '/events/Nonsense/properties/x/values']) {
      const { status, body } = await server.api<{ error: { code: string } }>('GET', path);
      expect([status, body.error.code]).toEqual([404, 'event_type_not_found']);
    }
  });
});
