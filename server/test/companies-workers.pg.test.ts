import type { SegmentDefinition } from '@segue/shared/segment';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../src/db/sql.ts';
import { createSegment, previewSegment } from '../src/segment/index.ts';
import { createWorld, type World } from './helpers/world.ts';

const COMPANIES = 12;
const PEOPLE = 48;
const ROUNDS = 12;

describe('three workers that count the people of companies', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
    await world.addWorker();
    await world.addWorker();
  });
  afterAll(() => world.stop());

  it('E9 S22 lose no count, whichever lane changes while people join, and record every transition once', async () => {
    await world.segment('active', { type: 'field', field: 'active', operator: 'is', value: true });
    const definition: SegmentDefinition = {
      version: 1,
      kind: 'dynamic',
      of: 'account',
      condition: { type: 'members', segment: 'active', count: { operator: 'at_least', value: 3 } },
    };
    await createSegment(world.context, { key: 'lively', name: 'lively', definition });
    await world.settle();
    await world.segment('of-lively', { type: 'segment', segment: 'lively', operator: 'in' });
    await world.segment('of-none', { type: 'segment', segment: 'lively', operator: 'not_in' });

    for (let round = 0; round < ROUNDS; round += 1) {
      // Neighbours stand in different lanes; they become active, and join, at the same time.
      const calls = Array.from({ length: PEOPLE }, (_, n) => [
        { type: 'identify', userId: `u${n}`, traits: { active: (n * 7 + round * 5) % 11 < 5 } },
        ...(n % 6 === round % 6 && (round < 6 || n % 3 === 0)
          ? [{ type: 'group', userId: `u${n}`, groupId: `c${(n * (round < 6 ? 1 : 5)) % COMPANIES}`, traits: {} }]
          : []),
      ]);
      await Promise.all(calls.map((some) => world.send(...some)));
      if (round % 4 === 3) await compareAll();
    }
    await compareAll();
    expect((await world.members('of-lively')).length).toBeGreaterThan(0);
    expect((await world.members('of-none')).length).toBeGreaterThan(0);
    expectAlternating(await world.transitions());
  });

  /** What is stored, the plainest query, and a look from nothing. */
  async function compareAll(): Promise<void> {
    await world.settle();
    const rows = await world.pool.query<{ user_id: string; lively: boolean }>(sql`
      with counted as (
        select m.account_id, count(*) filter (where (p.fields ->> 'active')::boolean) as active
        from account_members m join persons p on p.id = m.person_id group by 1)
      select p.user_id, coalesce(bool_or(c.active >= 3), false) as lively
      from persons p left join account_members m on m.person_id = p.id left join counted c on c.account_id = m.account_id
      where p.merged_into is null group by p.user_id`);
    const wanted = (lively: boolean): string[] =>
      rows.flatMap((row) => (row.lively === lively ? [row.user_id] : [])).sort();
    expect(await world.members('of-lively')).toEqual(wanted(true));
    expect(await world.members('of-none')).toEqual(wanted(false));
    expect(await world.count('of-lively')).toBe(wanted(true).length);
    const preview = await previewSegment(world.context, {
      definition: { version: 1, kind: 'dynamic', condition: { type: 'segment', segment: 'lively', operator: 'in' } },
    });
    expect(preview.count).toBe(wanted(true).length);
  }
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
