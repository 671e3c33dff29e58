import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '../src/db/sql.ts';
import { laneOf } from '../src/lanes.ts';
import { lockLanes } from '../src/person/index.ts';
import { createSegment, evaluateWork, loadCatalogue, type PendingRow } from '../src/segment/index.ts';
import { createWorld, type World } from './helpers/world.ts';

describe('somebody joins a company while a colleague enters what is counted', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.stop());

  it('E9 S22 and takes note of it, although neither transaction sees the other', async () => {
    const group = (userId: string) => ({ type: 'group', userId, groupId: 'acme', traits: {} });
    await world.segment('active', { type: 'event', event: 'Did X' });
    await createSegment(world.context, {
      key: 'teams',
      name: 'teams',
      definition: {
        version: 1,
        kind: 'dynamic',
        of: 'account',
        condition: { type: 'members', segment: 'active', count: { operator: 'at_least', value: 2 } },
      },
    });
    await world.segment('of-teams', { type: 'segment', segment: 'teams', operator: 'in' });
    await world.send(group('ann'), group('bob'), { type: 'identify', userId: 'yan', traits: { a: 1 } });
    await world.track('bob', 'Did X');
    await world.settle();
    const people = await world.pool.query<{ value: string; person_id: number }>(
      sql`select value, person_id from identifiers where kind = 'user_id'`,
    );
    const idOf = new Map(people.map((row) => [row.value, row.person_id]));
    const [ann, yan] = [laneOf(idOf.get('ann') ?? 0), laneOf(idOf.get('yan') ?? 0)];
    expect(ann).not.toBe(yan);

    await world.pool.transaction(async (tx) => {
      await lockLanes(tx, [ann]);
      await world.track('ann', 'Did X');
      const pending = await tx.query<PendingRow>(sql`
        delete from pending where lane = ${ann}::smallint
        returning workspace_id, person_id, change, key_id, event_id, occurred_at, received_at`);
      const catalogue = await loadCatalogue(tx);
      await evaluateWork(tx, world.registry, catalogue, { pending, timers: [] }, world.clock.now());
      // Ann is inside now, but nobody sees it yet; Yan joins, and another worker looks at him.
      await world.send(group('yan'));
      await expect
        .poll(() => world.pool.query(sql`select 1 from pending where lane = ${yan}::smallint`), { timeout: 5_000 })
        .toEqual([]);
      expect(await world.members('of-teams')).toEqual([]);
    });
    await world.settle();
    expect(await world.members('of-teams')).toEqual(['ann', 'bob', 'yan']);
  });
});
