import { describe, expect, test } from 'vitest';
import { labelSpot, layoutVenn, regionAt, sharedArea } from './venn-layout.ts';

const areaOf = (r: number): number => Math.PI * r * r;

describe('X17 the Venn diagram', () => {
  test('of two segments is to scale', () => {
    const { circles } = layoutVenn([
      [400, 100],
      [100, 200],
    ]);
    const [a, b] = circles;
    if (!a || !b) throw new Error('two circles were asked for');
    expect(areaOf(b.r) / areaOf(a.r)).toBeCloseTo(0.5, 5);
    expect(sharedArea(a.r, b.r, Math.hypot(a.x - b.x, a.y - b.y)) / areaOf(a.r)).toBeCloseTo(0.25, 4);
  });

  test('keeps apart what shares nobody, and one inside the other', () => {
    const apart = layoutVenn([
      [50, 0],
      [0, 50],
    ]).circles;
    expect(Math.hypot((apart[0]?.x ?? 0) - (apart[1]?.x ?? 0), 0)).toBeGreaterThan((apart[0]?.r ?? 0) * 2);
    const inside = layoutVenn([
      [100, 20],
      [20, 20],
    ]);
    expect(labelSpot(inside, 0b10)).toBeNull();
    expect(labelSpot(inside, 0b11)).not.toBeNull();
    expect(labelSpot(inside, 0b01)).not.toBeNull();
  });

  test('of three segments shows every region, in its frame', () => {
    const layout = layoutVenn([
      [100, 40, 40],
      [40, 100, 40],
      [40, 40, 100],
    ]);
    for (let region = 1; region < 8; region += 1) {
      const spot = labelSpot(layout, region);
      expect(spot, `region ${region}`).not.toBeNull();
      expect(spot && regionAt(layout.circles, spot)).toBe(region);
    }
    for (const { x, y, r } of layout.circles) {
      expect(Math.min(x - r, y - r)).toBeGreaterThanOrEqual(0);
      expect(x + r).toBeLessThanOrEqual(layout.width);
      expect(y + r).toBeLessThanOrEqual(layout.height);
    }
  });

  test('stands even when no triangle has these sides, or nobody is in', () => {
    for (const shared of [
      [
        [1000, 1000, 0],
        [1000, 1000, 0],
        [0, 0, 3],
      ],
      [
        [10, 10, 0],
        [10, 10, 10],
        [0, 10, 10],
      ],
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ]) {
      const { circles, width, height } = layoutVenn(shared);
      for (const value of [width, height, ...circles.flatMap(({ x, y, r }) => [x, y, r])]) {
        expect(Number.isFinite(value)).toBe(true);
      }
    }
  });
});
