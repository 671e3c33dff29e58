import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SegmentDefinition } from '@segue/shared/segment';
import { lockAllLanes } from '../src/person/index.ts';
import { createSegment } from '../src/segment/index.ts';
import { createWorld, type World } from './helpers/world.ts';

describe('segments that are built together', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world.stop());

  it('S26 S24 are built in the order in which they read each other, so that no first filling is a transition', async () => {
    await world.send(
      { type: 'identify', userId: 'ann', traits: { plan: 'free' } },
      { type: 'group', userId: 'ann', groupId: 'acme', traits: {} },
    );
    await world.segment('pro', { type: 'field', field: 'plan', operator: 'is', value: 'pro' });
    const create = (key: string, definition: Omit<SegmentDefinition, 'version' | 'kind'>): Promise<unknown> =>
      createSegment(world.context, { key, name: key, definition: { version: 1, kind: 'dynamic', ...definition } });
    // Nothing can be built while the lanes are held, so all of these wait at the same time.
    await world.pool.transaction(async (tx) => {
      await lockAllLanes(tx);
      await create('any', { condition: { type: 'everyone' } });
      await create('not-pro', { condition: { type: 'segment', segment: 'pro', operator: 'not_in' } });
      await create('teams', { of: 'account', condition: { type: 'members', segment: 'not-pro' } });
      await create('of-teams', { condition: { type: 'segment', segment: 'teams', operator: 'in' } });
      await create('in-both', {
        condition: {
          type: 'group',
          match: 'all',
          conditions: [
            { type: 'segment', segment: 'of-teams', operator: 'in' },
            { type: 'segment', segment: 'not-pro', operator: 'in' },
          ],
        },
      });
    });
    await world.settle();
    expect(await world.members('in-both')).toEqual(['ann']);
    expect(await world.transitions()).toEqual([]);
  });
});
