import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from './helpers/world.ts';

const PEOPLE = 60;
const ROUNDS = 15;

describe('three workers on one database', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await world.addWorker();
    await world.addWorker();
  });
  afterAll(() => world.stop());

  it('record every transition exactly once while people come and go', async () => {
    const toggled = (plan: string) => ({ type: 'field', field: 'plan', operator: 'is', value: plan }) as const;
    await world.segment('pro', toggled('pro'));
    await world.segment('busy', { type: 'event', event: 'Clicked', count: { operator: 'at_least', value: 5 } });
    await world.segment('busy-pro', {
      type: 'group',
      match: 'all',
      conditions: [
        { type: 'segment', segment: 'pro', operator: 'in' },
        { type: 'segment', segment: 'busy', operator: 'in' },
      ],
    });
    for (let round = 0; round < ROUNDS; round += 1) {
      const calls = Array.from({ length: PEOPLE }, (_, n) => [
        { type: 'identify', userId: `u${n}`, traits: { plan: (n + round) % 2 === 0 ? 'pro' : 'free' } },
        { type: 'track', userId: `u${n}`, event: 'Clicked' },
      ]).flat();
      await Promise.all([world.send(...calls.slice(0, PEOPLE)), world.send(...calls.slice(PEOPLE))]);
      if (round % 5 === 4) await world.settle();
    }
    await world.settle();

    const lastRound = ROUNDS - 1;
    const pro = Array.from({ length: PEOPLE }, (_, n) => n).filter((n) => (n + lastRound) % 2 === 0);
    expect(await world.members('pro')).toEqual(pro.map((n) => `u${n}`).sort());
    expect(await world.members('busy')).toHaveLength(PEOPLE);
    expect(await world.members('busy-pro')).toEqual(await world.members('pro'));
    for (const key of ['pro', 'busy', 'busy-pro'])
      expect(await world.count(key)).toBe((await world.members(key)).length);
    expectAlternating(await world.transitions());
  });
});

/** For one person and segment, entering and leaving take turns: nothing fired twice. */
function expectAlternating(transitions: readonly string[]): void {
  const sums = new Map<string, number>();
  for (const line of transitions) {
    const [what, segment, person] = line.split(' ');
    const key = `${segment} ${person}`;
    sums.set(key, (sums.get(key) ?? 0) + (what === 'entered' ? 1 : -1));
  }
  for (const [key, sum] of sums) expect([0, 1], key).toContain(sum);
}
