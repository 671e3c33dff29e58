import type { Segment } from '@segue/shared/api';

/** The segments of people to choose from: technical ones only where they are chosen already (A33). */
export function offeredSegments<
  Offered extends Pick<Segment, 'key' | 'is_technical'> & Partial<Pick<Segment, 'definition'>>,
>(segments: readonly Offered[], chosen: string | undefined): readonly Offered[] {
  return segments.filter(
    ({ key, is_technical, definition }) => (!is_technical && definition?.of !== 'account') || key === chosen,
  );
}
