import { afterAll, beforeAll, expect, test } from 'vitest';
import { isBeyondLimits } from '../src/db/beyond-limits.ts';
import { createWorld, type World } from './helpers/world.ts';

const COLUMNS_TOO_MANY = 1_665;
let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

test('a statement that is too large for PostgreSQL is told apart from one that is wrong', async () => {
  const columns = Array.from({ length: COLUMNS_TOO_MANY }, () => '1').join(', ');
  const tooLarge = await world.pool.run({ text: `select ${columns}`, values: [] }).catch((error: unknown) => error);
  expect(isBeyondLimits(tooLarge)).toBe(true);
  const wrong = await world.pool.run({ text: 'select nothing', values: [] }).catch((error: unknown) => error);
  expect(isBeyondLimits(wrong)).toBe(false);
});
