/** What keeps many segments in order: what they share, what depends on what. */
import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Page, PersonSummary, SegmentGraph, SegmentOverlap } from '@segue/shared/api';
import { get } from './client.ts';

const COMPARE_MIN = 2;

export const overlapQuery = (keys: readonly string[]) =>
  queryOptions({
    queryKey: ['segments', 'overlap', keys],
    queryFn: ({ signal }) => get<SegmentOverlap>('/segment-overlap', { query: { keys }, signal }),
    placeholderData: (previous) => previous,
    enabled: keys.length >= COMPARE_MIN,
  });
export const useOverlap = (keys: readonly string[]) => useQuery(overlapQuery(keys));

/** Which people: those in all of the first and in none of the second. */
export interface Combination {
  readonly in: readonly string[];
  readonly out: readonly string[];
}

/** The people of a combination, page by page. */
export const useOverlapPeople = (combination: Combination) =>
  useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: ['segments', 'overlap-people', combination],
      queryFn: ({ pageParam, signal }) =>
        get<Page<PersonSummary>>('/segment-overlap/people', { query: { ...combination, cursor: pageParam }, signal }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
  );

const GRAPH_POLL_MS = 15_000;

export const graphQuery = () =>
  queryOptions({
    queryKey: ['segments', 'graph'],
    queryFn: ({ signal }) => get<SegmentGraph>('/segment-graph', { signal }),
    refetchInterval: GRAPH_POLL_MS,
  });
export const useSegmentGraph = () => useQuery(graphQuery());
