import fc from 'fast-check';

/** One seed for the whole run, so that a failure anywhere can be repeated: `SEED=… npx vitest run …`. */
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);

/** Checks a property on random cases, and prints the seed with which they were drawn. */
export function checkLaw<T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void, numRuns = 300): void {
  process.stdout.write(`seed ${seed}\n`);
  // The law speaks through its expectations; what the last of them returns means nothing to fast-check.
  const property = fc.property(arbitrary, (value) => {
    law(value);
  });
  fc.assert(property, { seed, numRuns });
}
