/**
 * A number written as a fraction of whole ones, so that sums and averages are exact (S15): 0.1 and 0.2 are 0.3.
 * `below` is above 0; fractions are not reduced.
 */
export interface Rational {
  readonly above: bigint;
  readonly below: bigint;
}

export const zero: Rational = { above: 0n, below: 1n };

/** Takes a finite number, or a text that is one (`asNumber` decides that), and gives exactly what is written there. */
export function rational(value: number | string): Rational {
  const [, sign, whole = '0', fraction = '', exponent = '0'] =
    /^([-+]?)(\d+)(?:\.(\d+))?(?:e([-+]?\d+))?$/i.exec(String(value).trim()) ?? [];
  const digits = BigInt(whole + fraction) * (sign === '-' ? -1n : 1n);
  const power = Number(exponent) - fraction.length;
  const factor = 10n ** BigInt(Math.abs(power));
  return power < 0 ? { above: digits, below: factor } : { above: digits * factor, below: 1n };
}

export function add(left: Rational, right: Rational): Rational {
  return { above: left.above * right.below + right.above * left.below, below: left.below * right.below };
}

export function multiply(left: Rational, right: Rational): Rational {
  return { above: left.above * right.above, below: left.below * right.below };
}

/** Divides by a whole number above 0. */
export function divide({ above, below }: Rational, by: number): Rational {
  return { above, below: below * BigInt(by) };
}

/** Below 0 where `left` is the smaller, above 0 where it is the greater, else 0. */
export function compare(left: Rational, right: Rational): number {
  const difference = left.above * right.below - right.above * left.below;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
