/** Where two or three circles stand, so that their areas and what they share are about as large as the numbers. */
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface VennLayout {
  readonly circles: readonly Circle[];
  readonly width: number;
  readonly height: number;
}

const RADIUS_MAX = 118;
/** A segment of three people beside one of thousands must still be seen and hit. */
const RADIUS_MIN = 16;
const MARGIN = 8;
const HALVINGS = 40;

/** The area two circles share, whose middles are `distance` apart. */
export function sharedArea(r1: number, r2: number, distance: number): number {
  if (distance >= r1 + r2) return 0;
  const small = Math.min(r1, r2);
  if (distance <= Math.abs(r1 - r2)) return Math.PI * small * small;
  const part = (a: number, b: number): number => {
    const half = Math.acos(clamp((distance * distance + a * a - b * b) / (2 * distance * a), -1, 1));
    return a * a * (half - Math.sin(2 * half) / 2);
  };
  return part(r1, r2) + part(r2, r1);
}

/** How far apart two circles stand to share `area`: found by halving, because it has no formula. */
function distanceFor(r1: number, r2: number, area: number): number {
  const smallest = Math.PI * Math.min(r1, r2) ** 2;
  // Side by side, or one in the other, with a hair between the lines.
  if (area <= 0) return r1 + r2 + MARGIN / 2;
  if (area >= smallest) return Math.max(0, Math.abs(r1 - r2) - 2);
  let [low, high] = [Math.abs(r1 - r2), r1 + r2];
  for (let i = 0; i < HALVINGS; i += 1) {
    const middle = (low + high) / 2;
    if (sharedArea(r1, r2, middle) > area) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Takes how many people are in each of two or three segments and how many each two share (`shared[i][j]`), and places
 * their circles. Two are to scale. Three cannot always be: each two of them are, as far as a triangle allows.
 */
export function layoutVenn(shared: readonly (readonly number[])[]): VennLayout {
  const sizes = shared.map((row, index) => row[index] ?? 0);
  const biggest = Math.max(1, ...sizes);
  const areaPerPerson = (Math.PI * RADIUS_MAX ** 2) / biggest;
  const radii = sizes.map((size) => Math.max(RADIUS_MIN, Math.sqrt((size * areaPerPerson) / Math.PI)));
  const apart = (i: number, j: number): number =>
    distanceFor(radii[i] ?? 0, radii[j] ?? 0, (shared[i]?.[j] ?? 0) * areaPerPerson);
  const middles = sizes.length === 2 ? onLine(apart(0, 1)) : onTriangle(apart(0, 1), apart(0, 2), apart(1, 2));
  return framed(middles.map((middle, index) => ({ ...middle, r: radii[index] ?? RADIUS_MIN })));
}

const onLine = (distance: number): Point[] => [
  { x: 0, y: 0 },
  { x: distance, y: 0 },
];

/** The third stands below the first two, at its distances from both; where these cannot meet, as near as they come. */
function onTriangle(d01: number, d02: number, d12: number): Point[] {
  const base = Math.max(d01, 0.001);
  const along = clamp((d02 * d02 - d12 * d12 + base * base) / (2 * base), -d02, Math.max(d02, base));
  const down = Math.sqrt(Math.max(0, d02 * d02 - along * along));
  return [...onLine(d01), { x: along, y: down }];
}

function framed(circles: readonly Circle[]): VennLayout {
  const left = Math.min(...circles.map(({ x, r }) => x - r)) - MARGIN;
  const top = Math.min(...circles.map(({ y, r }) => y - r)) - MARGIN;
  const right = Math.max(...circles.map(({ x, r }) => x + r)) + MARGIN;
  const bottom = Math.max(...circles.map(({ y, r }) => y + r)) + MARGIN;
  return {
    circles: circles.map(({ x, y, r }) => ({ x: x - left, y: y - top, r })),
    width: right - left,
    height: bottom - top,
  };
}

/** The circles a point lies in, as bits. */
export function regionAt(circles: readonly Circle[], { x, y }: Point): number {
  return circles.reduce((mask, { x: cx, y: cy, r }, index) => {
    return Math.hypot(x - cx, y - cy) <= r ? mask | (1 << index) : mask;
  }, 0);
}

/** A spot of a region (circles as bits) as far from every line as there is one: for its number. Null where it is too thin. */
export function labelSpot({ circles, width, height }: VennLayout, region: number): Point | null {
  const step = 3;
  let best: Point | null = null;
  let room = LABEL_ROOM;
  for (let y = 0; y <= height; y += step) {
    for (let x = 0; x <= width; x += step) {
      if (regionAt(circles, { x, y }) !== region) continue;
      const near = Math.min(...circles.map(({ x: cx, y: cy, r }) => Math.abs(Math.hypot(x - cx, y - cy) - r)));
      if (near <= room) continue;
      room = near;
      best = { x, y };
    }
  }
  return best;
}

/** Half the height of a number. */
const LABEL_ROOM = 7;

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
