import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Arena, createArena } from '../oracle/arena.ts';
import { Divergence, runScenario } from '../oracle/run-scenario.ts';
import type { Scenario } from '../oracle/scenario.ts';

/** A case on which engine and oracle once disagreed, made small. */
interface Regression {
  /** The rule it is about and what happens, as the name of the test: `S3 …`. */
  readonly name: string;
  /** Why it still fails; absent once the engine agrees. */
  readonly open?: string;
  readonly scenario: Scenario;
}

const folder = new URL('./', import.meta.url);
const regressions = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Regression);

describe('what once went wrong', () => {
  let arena: Arena;
  beforeAll(async () => {
    arena = await createArena();
  });
  afterAll(() => arena.close());

  const closed = regressions.filter(({ open }) => open === undefined);
  it.each(closed)('$name', async ({ scenario }) => {
    await expect(runScenario(arena, scenario)).resolves.toBeUndefined();
  });

  // Only a disagreement is expected here: an engine that throws, or agrees, is news.
  const open = regressions.filter((regression) => regression.open !== undefined);
  it.each(open)('$name (open: $open)', async ({ scenario }) => {
    await expect(runScenario(arena, scenario)).rejects.toBeInstanceOf(Divergence);
  });
});
