import type { LiveItem } from '@segue/shared/api';
import type { Dispatch } from 'react';
import { useEffect, useReducer, useRef } from 'react';
import type { LiveStatus } from '../api/live-stream.ts';
import { useLiveStream } from '../api/live-stream.ts';
import type { Feed, FeedAction } from './feed.ts';
import { emptyFeed, reduceFeed } from './feed.ts';

/** The page is drawn anew at most this often, however fast items arrive. */
const DRAW_EVERY_MS = 200;
const SECOND_MS = 1_000;

export interface LiveFeed {
  feed: Feed;
  dispatch: Dispatch<FeedAction>;
  status: LiveStatus;
}

/** Listens to the live stream and gathers what arrives into drawn steps. */
export function useFeed(): LiveFeed {
  const [feed, dispatch] = useReducer(reduceFeed, emptyFeed);
  const gathered = useRef<LiveItem[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const status = useLiveStream((item) => {
    gathered.current.push(item);
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      dispatch({ type: 'arrived', items: gathered.current.splice(0) });
    }, DRAW_EVERY_MS);
  });
  useEffect(() => {
    const seconds = setInterval(() => dispatch({ type: 'second' }), SECOND_MS);
    return () => {
      clearInterval(seconds);
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, []);
  return { feed, dispatch, status };
}
