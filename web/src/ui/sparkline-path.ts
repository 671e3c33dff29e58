const MARGIN_PX = 2;

/**
 * The line through the values as an SVG path, scaled to the box with a small margin above and below. With a `floor`, that
 * value lies at the bottom; without, a line that never changes lies in the middle. Gives null when there are fewer than two values.
 */
export function sparklinePath(values: readonly number[], width: number, height: number, floor?: number): string | null {
  if (values.length < 2) return null;
  const lowest = Math.min(floor ?? Number.POSITIVE_INFINITY, ...values);
  const span = Math.max(...values) - lowest;
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * width;
    const share = span === 0 ? (floor === undefined ? 0.5 : 0) : (value - lowest) / span;
    const y = height - MARGIN_PX - share * (height - 2 * MARGIN_PX);
    return `${round(x)} ${round(y)}`;
  });
  return `M ${points.join(' L ')}`;
}

const round = (pixels: number): number => Math.round(pixels * 10) / 10;
