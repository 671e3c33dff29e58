import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from './helpers/world.ts';

const DAY = 86_400_000;
const START = '2026-03-01T00:00:00.000Z';
const after = (ms: number): string => new Date(Date.parse(START) + ms).toISOString();

describe('the engine in real time', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ start: START });
  });
  afterAll(() => world.stop());

  it('C9 C12 S14 counts events with a property inside a window; A14 enters at once', async () => {
    await world.segment('three-q4', {
      type: 'event',
      event: 'Created task',
      where: [{ property: 'project.name', operator: 'contains', value: 'q4' }],
      count: { operator: 'at_least', value: 3 },
      window: { type: 'last', amount: 7, unit: 'day' },
    });
    for (const name of ['Q4 planning', 'Launch', 'q4', ' Q4 '])
      await world.track('ann', 'Created task', { project: { name } });
    await world.track('bob', 'Created task', { project: { name: 'Q4' } });
    await world.settle();
    expect(await world.members('three-q4')).toEqual(['ann']);
    expect(await world.count('three-q4')).toBe(1);
  });

  it('S1 S2 leaves one microsecond after the third newest event is seven days old', async () => {
    await world.advanceTo(after(7 * DAY));
    expect(await world.members('three-q4')).toEqual(['ann']);
    await world.advanceTo(after(7 * DAY + 1));
    expect(await world.members('three-q4')).toEqual([]);
    expect((await world.transitions()).at(-1)).toBe('left three-q4 ann 2026-03-08T00:00:00.000001Z');
    expect(await world.count('three-q4')).toBe(0);
  });

  it('A21 S13 inactive for 30 days: enters at the exact instant, and the new are not counted among them', async () => {
    await world.segment('inactive-30d', {
      type: 'event',
      event: 'Logged in',
      count: { operator: 'exactly', value: 0 },
      window: { type: 'last', amount: 30, unit: 'day' },
      known_for_at_least: 'window',
    });
    const at = world.clock.now();
    await world.track('cleo', 'Logged in');
    await world.settle();
    expect(await world.members('inactive-30d')).toEqual([]);
    await world.advanceTo(new Date(Date.parse(at) + 30 * DAY).toISOString());
    expect(await world.members('inactive-30d')).toEqual(['ann', 'bob']);
    await world.advanceTo(new Date(Date.parse(at) + 30 * DAY + 1).toISOString());
    expect(await world.members('inactive-30d')).toEqual(['ann', 'bob', 'cleo']);
    await world.track('cleo', 'Logged in');
    await world.settle();
    expect(await world.members('inactive-30d')).toEqual(['ann', 'bob']);
  });

  it('S24 S25 a segment of a segment follows in the same transaction', async () => {
    await world.segment('dora-did', { type: 'event', event: 'Danced' });
    await world.segment('not-danced', { type: 'segment', segment: 'dora-did', operator: 'not_in' });
    expect(await world.members('not-danced')).toEqual(['ann', 'bob', 'cleo']);
    await world.track('ann', 'Danced');
    await world.settle();
    expect(await world.members('not-danced')).toEqual(['bob', 'cleo']);
    await world.segment('entered-twice', {
      type: 'event',
      event: 'Segment Entered',
      where: [{ property: 'segment', operator: 'is', value: 'dora-did' }],
    });
    expect(await world.members('entered-twice')).toEqual(['ann']);
  });

  it('S21 anonymous history counts once the person is known, and nothing fires twice', async () => {
    await world.segment('pricing', {
      type: 'page',
      url: { operator: 'contains', value: '/pricing' },
      count: { operator: 'more_than', value: 1 },
    });
    const page = { type: 'page', anonymousId: 'anon-1', properties: { url: 'https://tasks.test/pricing?x=1' } };
    await world.send(page, page);
    await world.settle();
    expect(await world.members('pricing')).toEqual([]);
    await world.send({
      type: 'identify',
      userId: 'eve',
      anonymousId: 'anon-1',
      traits: { plan: 'pro', email: 'Eve@Example.com' },
    });
    await world.settle();
    expect(await world.members('pricing')).toEqual(['eve']);
    await world.send({ ...page, anonymousId: 'anon-2' }, { type: 'identify', userId: 'eve', anonymousId: 'anon-2' });
    await world.settle();
    expect((await world.transitions()).filter((line) => line.includes('pricing'))).toHaveLength(1);
  });

  it('S3 an event of the near future counts when its time has come', async () => {
    await world.segment('future', { type: 'event', event: 'Will happen' });
    const soon = new Date(Date.parse(world.clock.now()) + 3_600_000).toISOString();
    await world.track('ann', 'Will happen', {}, soon);
    await world.settle();
    expect(await world.members('future')).toEqual([]);
    await world.advanceTo(soon);
    expect(await world.members('future')).toEqual(['ann']);
  });
});
