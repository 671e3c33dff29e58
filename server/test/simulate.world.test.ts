import { beforeAll, expect, test } from 'vitest';
import { generate } from '../src/simulate/generate.ts';
import { monthsBefore } from '../src/simulate/time.ts';
import { localTime, zoneOffsetMs } from '../src/simulate/time-zone.ts';
import type { SimulatedEvent } from '../src/simulate/world.ts';

const END = Date.UTC(2026, 2, 1);
const FROM = monthsBefore(END, 2);
let events: SimulatedEvent[];

beforeAll(() => {
  events = [...generate(5, FROM, END, 300)];
});

const calls = () => events.map((event) => event.call);
const identifies = () => calls().filter((call) => call.type === 'identify');
const signUps = () => identifies().filter((call) => call.traits?.['email'] !== undefined);
const tracked = (name: string) => calls().filter((call) => call.type === 'track' && call.event === name);

test('people have a name, a mail address of their own at a reserved domain, and traits, but no persona', () => {
  const addresses = signUps().map((call) => String(call.traits?.['email']));
  expect(addresses.length).toBeGreaterThan(600);
  expect(new Set(addresses).size).toBe(addresses.length);
  for (const address of addresses) {
    expect(address).toMatch(/^[a-z0-9.-]+@([a-z0-9-]+\.test|example\.(com|org|net))$/);
  }
  const keys = new Set(identifies().flatMap((call) => Object.keys(call.traits ?? {})));
  // prettier-ignore
  expect([...keys].toSorted()).toEqual([
    'cancelled_at', 'city', 'country', 'email', 'first_name', 'language', 'last_name', 'name', 'plan', 'role',
    'signed_up_at', 'timezone', 'title', 'trial_ends_at', 'trial_started_at', 'upgraded_at',
  ]);
});

test('English and French people from many places', () => {
  const traits = signUps().map((call) => call.traits ?? {});
  const french = traits.filter((trait) => trait['language'] === 'fr').length / traits.length;
  expect(french).toBeGreaterThan(0.3);
  expect(french).toBeLessThan(0.6);
  expect(new Set(traits.map((trait) => trait['country'])).size).toBeGreaterThan(12);
  expect(new Set(traits.map((trait) => trait['name'])).size).toBeGreaterThan(0.9 * traits.length);
});

test('a sign-up joins the anonymous history: both ids first meet in the identify call', () => {
  const known = new Map<string, string | null>();
  const wrong: unknown[] = [];
  let withHistory = 0;
  for (const call of calls()) {
    if (call.type === 'alias' || call.anonymousId === undefined) continue;
    const { anonymousId, userId = null } = call;
    const before = known.get(anonymousId) ?? null;
    const joins = before === null && userId !== null;
    // Who signed up stays the same person, and is not anonymous again.
    if (joins ? call.type !== 'identify' : userId !== before) wrong.push(call);
    if (joins && known.has(anonymousId)) withHistory += 1;
    known.set(anonymousId, userId);
  }
  expect(wrong).toEqual([]);
  expect(withHistory).toBeGreaterThan(600);
});

test('nothing is said about a person before their identify call, and no mail reaches them before', () => {
  const identified = new Set<string>();
  const early = calls().filter((call) => {
    if (call.userId === undefined) return false;
    if (call.type === 'identify') identified.add(call.userId);
    return !identified.has(call.userId);
  });
  expect(early).toEqual([]);
});

test('email activity takes the secret key, everything else the write key', () => {
  const reserved = /^Email (Sent|Delivered|Opened|Clicked|Replied|Bounced|Unsubscribed|Complained)$/;
  for (const { key, call } of events) {
    const isEmail = call.type === 'track' && reserved.test(call.event);
    expect(key).toBe(isEmail ? 'secret' : 'write');
    const named = call.type === 'track' && call.properties?.['email'] !== undefined;
    expect(named).toBe(isEmail);
  }
  for (const click of tracked('Email Clicked')) {
    expect(click).toMatchObject({
      properties: { link: expect.stringMatching(/^https:\/\/planfinch\.test\//) as string },
    });
  }
});

test('no mail after unsubscribing, bouncing or complaining', () => {
  const gone = new Set<string | undefined>();
  const unwanted = calls().filter((call) => {
    if (call.type !== 'track') return false;
    if (/^Email (Unsubscribed|Bounced|Complained)$/.test(call.event)) gone.add(call.userId);
    return call.event === 'Email Sent' && gone.has(call.userId);
  });
  expect(unwanted).toEqual([]);
  expect(gone.size).toBeGreaterThan(20);
});

test('companies have a size, a sector and a plan that follows their subscription', () => {
  const firstTraits = new Map<string, unknown>();
  const plans = new Map<string, unknown>();
  for (const call of calls()) {
    if (call.type !== 'group') continue;
    if (!firstTraits.has(call.groupId)) firstTraits.set(call.groupId, call.traits);
    plans.set(call.groupId, call.traits?.['plan'] ?? plans.get(call.groupId));
  }
  expect(firstTraits.size).toBeGreaterThan(300);
  for (const traits of firstTraits.values()) {
    expect(traits).toMatchObject({
      name: expect.any(String) as string,
      industry: expect.any(String) as string,
      employees: expect.any(Number) as number,
      plan: 'trial',
    });
  }
  expect(new Set(plans.values())).toEqual(
    new Set(['trial', 'expired', 'free', 'starter', 'team', 'business', 'cancelled']),
  );
});

test('an upgrade tells the plan and what it brings; a cancellation its reason', () => {
  expect(tracked('Upgraded plan').length).toBeGreaterThan(20);
  for (const call of tracked('Upgraded plan')) {
    expect(call).toMatchObject({
      properties: {
        plan: expect.stringMatching(/^(starter|team|business)$/) as string,
        mrr: expect.any(Number) as number,
      },
    });
  }
  for (const call of tracked('Cancelled subscription')) {
    expect(call).toMatchObject({ properties: { reason: expect.any(String) as string } });
  }
});

test('weekdays and office hours are busier than weekends and nights, in the local time of each person', () => {
  const zones = new Map(signUps().map((call) => [call.userId, String(call.traits?.['timezone'])]));
  const byDay = Array.from({ length: 7 }, () => 0);
  const byHour = Array.from({ length: 24 }, () => 0);
  for (const { at, call } of events) {
    const zone = call.type === 'track' && call.event === 'Logged in' ? zones.get(call.userId) : undefined;
    if (zone === undefined) continue;
    const local = new Date(at + zoneOffsetMs(zone, at));
    byDay[local.getUTCDay()] = (byDay[local.getUTCDay()] ?? 0) + 1;
    byHour[local.getUTCHours()] = (byHour[local.getUTCHours()] ?? 0) + 1;
  }
  const [sunday = 0, , tuesday = 0] = byDay;
  expect(tuesday).toBeGreaterThan(1.8 * sunday);
  const sum = (from: number, to: number) => byHour.slice(from, to).reduce((total, n) => total + n, 0);
  expect(sum(9, 18)).toBeGreaterThan(12 * sum(0, 6));
});

test('clocks: local times are those of the zone, summer time and half hours included', () => {
  expect(new Date(localTime('Europe/Paris', Date.UTC(2026, 0, 15), 9.5)).toISOString()).toBe(
    '2026-01-15T08:30:00.000Z',
  );
  expect(new Date(localTime('Europe/Paris', Date.UTC(2026, 6, 15), 9.5)).toISOString()).toBe(
    '2026-07-15T07:30:00.000Z',
  );
  expect(new Date(localTime('Asia/Kolkata', Date.UTC(2026, 6, 15), 12)).toISOString()).toBe('2026-07-15T06:30:00.000Z');
  expect(new Date(localTime('America/New_York', Date.UTC(2026, 6, 15), 0)).toISOString()).toBe(
    '2026-07-15T04:00:00.000Z',
  );
  expect(new Date(monthsBefore(Date.UTC(2026, 4, 31, 7), 3)).toISOString()).toBe('2026-02-28T07:00:00.000Z');
});
