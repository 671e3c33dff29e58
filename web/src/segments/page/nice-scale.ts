/** The ends of an axis and the numbers written along it. */
export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

const TICKS_WANTED = 4;
const niceFactors = [1, 2, 2.5, 5, 10];

/** Gives the smallest of 1, 2, 2.5, 5, 10 × a power of ten that is not below the wanted step; whole for counts. */
function niceStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(wanted, 1)));
  const step = (niceFactors.find((factor) => factor * power >= wanted) ?? 10) * power;
  return Math.max(1, Math.ceil(step));
}

/**
 * Takes counts and gives an axis of round numbers around them. A line that hardly moves must not look like a
 * mountain range, so at least a tenth of the size is shown.
 */
export function niceScale(counts: readonly number[]): Scale {
  const lowest = Math.min(...counts);
  const highest = Math.max(...counts);
  const span = Math.max(highest - lowest, highest * 0.1, TICKS_WANTED);
  const middle = (lowest + highest) / 2;
  const step = niceStep(span / TICKS_WANTED);
  const low = Math.max(0, Math.floor(Math.min(lowest, middle - span / 2) / step) * step);
  const high = Math.ceil(Math.max(highest, middle + span / 2) / step) * step;
  const ticks: number[] = [];
  for (let tick = low; tick <= high; tick += step) ticks.push(tick);
  return { low, high, ticks };
}
