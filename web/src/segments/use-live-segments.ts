import { useQueryClient } from '@tanstack/react-query';
import type { LiveItem, Page, Segment } from '@segue/shared/api';
import { useLiveStream } from '../api/live-stream.ts';
import { segmentQuery, segmentsQuery } from '../api/segments.ts';

/** Gives the segment after one more person entered or left. The next answer of the server has the last word. */
export function withMovement(segment: Segment, type: 'entered' | 'left'): Segment {
  if (segment.count === null) return segment;
  const step = type === 'entered' ? 1 : -1;
  const today = segment.trend.at(-1);
  const trend =
    today === undefined
      ? segment.trend
      : segment.trend.with(-1, { ...today, size: today.size + step, [type]: today[type] + 1 });
  return { ...segment, count: Math.max(0, segment.count + step), trend };
}

/** Keeps the numbers of all segments moving with the stream of events while a page shows them. */
export function useLiveSegments(): void {
  const client = useQueryClient();
  useLiveStream((item: LiveItem) => {
    if (item.type !== 'entered' && item.type !== 'left') return;
    const { type, segment } = item;
    client.setQueryData<Page<Segment>>(segmentsQuery().queryKey, (page) =>
      page === undefined
        ? page
        : { ...page, data: page.data.map((known) => (known.key === segment.key ? withMovement(known, type) : known)) },
    );
    client.setQueryData<Segment>(segmentQuery(segment.key).queryKey, (known) =>
      known === undefined ? known : withMovement(known, type),
    );
  });
}
