import type { LiveItem } from '@segue/shared/api';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLiveStream } from '../api/live-stream.ts';
import { getNewestEvents, membershipsQuery, personQuery, timelineQuery } from '../api/people.ts';
import { mergeNewest } from './merge-newest.ts';

/** Several events of one moment are fetched together. */
const GATHER_MS = 250;

export interface LiveTimeline {
  /** How many events wait above while the reader is further down. */
  waiting: number;
  /** Brings the waiting events in. */
  show: () => void;
  /** Ids of events that arrived while the page was open. */
  arrived: ReadonlySet<string>;
}

/**
 * Keeps a person's timeline true while it is read. At its top, new events come in by themselves; further down they wait,
 * so that nothing moves under the reader's eyes. Memberships, tags and fields are read again with them.
 */
export function useLiveTimeline(personId: string, isAtTop: () => boolean): LiveTimeline {
  const client = useQueryClient();
  const [waiting, setWaiting] = useState(0);
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const show = useCallback(async () => {
    setWaiting(0);
    const fresh = await getNewestEvents(personId);
    const { queryKey } = timelineQuery(personId);
    const shown = client.getQueryData(queryKey);
    if (shown) {
      const known = new Set(shown.pages.flatMap((page) => page.data.map(({ id }) => id)));
      setArrived((old) => new Set([...old, ...fresh.data.map(({ id }) => id).filter((id) => !known.has(id))]));
      client.setQueryData(queryKey, mergeNewest(shown, fresh));
    }
    await client.invalidateQueries({ queryKey: personQuery(personId).queryKey });
    await client.invalidateQueries({ queryKey: membershipsQuery(personId).queryKey });
  }, [client, personId]);

  const onItem = (item: LiveItem): void => {
    if (item.type === 'pulse' || item.type === 'earlier') return;
    if (!isAtTop()) {
      setWaiting((count) => count + 1);
      return;
    }
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void show(), GATHER_MS);
  };
  useLiveStream(onItem, personId);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { waiting, show: () => void show(), arrived };
}
