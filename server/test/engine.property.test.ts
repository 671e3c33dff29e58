import { test } from 'vitest';
import { checkScenarios } from './oracle/check-scenarios.ts';
import { eventsOnly, scenario } from './oracle/generate-scenario.ts';
import { checkArrival, checkJumps, checkMerges, checkPreviews } from './oracle/laws.ts';
import { runScenario } from './oracle/run-scenario.ts';

/*
 * How to run these for long, and what they have been through: docs/reference/testing.md. The numbers of cases are those
 * of an ordinary run, below a minute in all.
 */

test('S1–S26 random definitions, people and walks of the clock: real time, rebuild, preview and explain agree with the oracle', async () => {
  await checkScenarios('walk', 12, scenario({ segments: 5, steps: 8 }), runScenario);
});

test('S22 E9 segments of accounts that count their people: everything agrees with the oracle', async () => {
  await checkScenarios('accounts', 6, scenario({ segments: 7, steps: 10, kinds: new Set(['account']) }), runScenario);
});

test('S6 a definition and its opposite partition the people, and previews agree with the oracle', async () => {
  await checkScenarios('partition', 4, scenario({ segments: 40, steps: 4, references: false }), checkPreviews);
});

test('S2 one jump of the clock and many small steps give the same members and transitions', async () => {
  await checkScenarios('jumps', 4, scenario({ segments: 4, steps: 6 }), checkJumps);
});

test('S3 S4 S5 the order in which events arrive changes nothing in the end', async () => {
  await checkScenarios('arrival', 4, eventsOnly({ segments: 4, steps: 8 }, false), checkArrival);
});

test('S21 whenever a visitor becomes known, the end is the same and nothing fires twice', async () => {
  await checkScenarios('merges', 4, eventsOnly({ segments: 4, steps: 6 }, true), checkMerges);
});
