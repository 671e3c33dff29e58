const CASES_DEFAULT_SHARE = 1;

/** An ordinary run says the same of the same code, so that a change is not blamed for what luck found. */
const SEED_DEFAULT = 31;

/**
 * How much the property tests do, from the environment: SEGUE_FUZZ_FACTOR multiplies the number of cases (default 1:
 * below a minute in all; `long` is 50), SEGUE_FUZZ_SEED repeats a run. Tests read the environment nowhere else.
 */
export function fuzzSettings(cases: number): { readonly cases: number; readonly seed: number } {
  const given = process.env['SEGUE_FUZZ_FACTOR'];
  const factor = given === 'long' ? 50 : Number(given || CASES_DEFAULT_SHARE);
  const wanted = process.env['SEGUE_FUZZ_SEED'];
  const seed = wanted === 'random' ? Math.floor(Math.random() * 2 ** 31) : Number(wanted || SEED_DEFAULT);
  return { cases: Math.max(1, Math.round(cases * factor)), seed };
}
