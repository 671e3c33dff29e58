import type { Condition } from '@segue/shared/segment';
import { type Bench, quantile, say } from './harness.ts';
import { BENCH_KINDS } from './kinds.ts';
import { BENCH_SEGMENTS } from './segments.ts';

/**
 * The first number that an author sees while typing, over HTTP, for every segment of the workspace and one of each other
 * kind; then, for information, what the exact number costs, with the slowest named.
 */
export async function benchPreview(bench: Bench, options: { rounds: number; exact: boolean }): Promise<void> {
  await bench.warm();
  const definitions = Object.entries({ ...BENCH_SEGMENTS, ...BENCH_KINDS });
  const first: Timed[] = [];
  for (let round = 0; round < options.rounds; round += 1) {
    for (const [name, condition] of definitions) first.push(await time(bench, name, condition, true));
  }
  say(`preview: first number ${figures(first)} (aim: p95 < 300 ms)`);
  if (!options.exact) return;
  const exact: Timed[] = [];
  for (const [name, condition] of definitions) exact.push(await time(bench, name, condition, false));
  say(`exact number: ${figures(exact)}`);
}

interface Timed {
  readonly name: string;
  readonly ms: number;
}

async function time(bench: Bench, name: string, condition: Condition, estimate: boolean): Promise<Timed> {
  const startedAt = performance.now();
  await bench.api('POST', '/api/v1/segments/preview', {
    definition: { version: 1, kind: 'dynamic', condition },
    estimate,
  });
  return { name, ms: performance.now() - startedAt };
}

const SLOWEST = 6;

function figures(timed: readonly Timed[]): string {
  const sorted = [...timed].sort((a, b) => a.ms - b.ms);
  const at = (q: number): number =>
    Math.round(
      quantile(
        sorted.map(({ ms }) => ms),
        q,
      ),
    );
  const slowest = sorted.slice(-SLOWEST).map(({ name, ms }) => `${name} ${Math.round(ms)}`);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${at(1)} ms (slowest: ${slowest.reverse().join(', ')})`;
}
