import type { Segment } from '@segue/shared/api';

/** The segments to choose from: technical ones only where they are chosen already (A33). */
export function offeredSegments<Offered extends Pick<Segment, 'key' | 'is_technical'>>(
  segments: readonly Offered[],
  chosen: string | undefined,
): readonly Offered[] {
  return segments.filter(({ key, is_technical }) => !is_technical || key === chosen);
}
