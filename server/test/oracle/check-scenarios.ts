import fc from 'fast-check';
import { createArena, type Arena } from './arena.ts';
import { fuzzSettings } from './fuzz-settings.ts';
import { openFindingsIn } from './open-findings.ts';
import { Divergence, runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { shrink } from './shrink.ts';

const SHRINK_RUNS_MAX = 400;

/**
 * Plays random cases until one fails, shrinks that one and throws it as JSON, ready for server/test/regressions/.
 * Prints the seed and how many cases were played. `cases` is the share of an ordinary run.
 */
export async function checkScenarios(
  name: string,
  cases: number,
  arbitrary: fc.Arbitrary<Scenario>,
  play: (arena: Arena, scenario: Scenario) => Promise<void> = runScenario,
): Promise<void> {
  const settings = fuzzSettings(cases);
  console.info(`${name}: ${settings.cases} cases, SEGUE_FUZZ_SEED=${settings.seed}`);
  let arena = await createArena();
  /** What kind of failure a case has, if any. An engine that failed is replaced. */
  const failureOf = async (candidate: Scenario): Promise<{ kind: string; text: string } | undefined> => {
    try {
      await play(arena, candidate);
      return undefined;
    } catch (error) {
      if (error instanceof Divergence) return { kind: error.kind, text: error.message };
      await arena.close().catch(() => undefined);
      arena = await createArena();
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { kind: text.split('\n', 1)[0] ?? '', text };
    }
  };
  try {
    const fitting = arbitrary.filter((candidate) => openFindingsIn(candidate).length === 0);
    for (const candidate of fc.sample(fitting, { numRuns: settings.cases, seed: settings.seed })) {
      const failure = await failureOf(candidate);
      if (failure === undefined) continue;
      const same = async (smaller: Scenario): Promise<boolean> =>
        openFindingsIn(smaller).length === 0 && (await failureOf(smaller))?.kind === failure.kind;
      const smallest = await shrink(candidate, same, SHRINK_RUNS_MAX);
      const last = (await failureOf(smallest)) ?? failure;
      throw new Error(
        `${name}, SEGUE_FUZZ_SEED=${settings.seed}\n${failure.text}\n${last.text}\nShrunk case, for server/test/regressions/:\n${JSON.stringify(smallest)}`,
      );
    }
  } finally {
    await arena.close().catch(() => undefined);
  }
}
