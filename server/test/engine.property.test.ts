import { test } from 'vitest';
import { checkScenarios } from './oracle/check-scenarios.ts';
import { scenario } from './oracle/generate-scenario.ts';

test('S1–S26 random definitions, random people and a random walk of the clock: the engine agrees with the oracle', async () => {
  await checkScenarios('walk', 20, scenario({ segments: 4, steps: 8 }));
});
