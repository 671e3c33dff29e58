import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
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

/** How soon after a movement the server is asked for its numbers: what it had counted in its last answer is not known. */
const CHECK_AFTER_MS = 1_500;

/**
 * Keeps the numbers of all segments moving with the stream of events while a page shows them. A movement may already be in
 * the number that is shown, so the server is asked soon after, however many there were.
 */
export function useLiveSegments(): void {
  const client = useQueryClient();
  const checking = useRef<ReturnType<typeof setTimeout>>(undefined);
  const check = (): void => {
    checking.current = undefined;
    void client.invalidateQueries({ queryKey: segmentsQuery().queryKey });
    void client.invalidateQueries({ queryKey: ['segments', 'one'] });
  };
  useEffect(
    () => () => {
      clearTimeout(checking.current);
      checking.current = undefined;
    },
    [],
  );
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
    checking.current ??= setTimeout(check, CHECK_AFTER_MS);
  });
}
