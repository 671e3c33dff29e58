/** What keeps many segments in order: what they share, what depends on what, what is worth a look, whom mail reaches. */
import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  Page,
  PersonSummary,
  Recipients,
  RecipientStepName,
  SegmentAudit,
  SegmentGraph,
  SegmentOverlap,
} from '@segue/shared/api';
import { get, pathPart } from './client.ts';

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

export const auditQuery = () =>
  queryOptions({
    queryKey: ['segments', 'audit'],
    queryFn: ({ signal }) => get<SegmentAudit>('/segment-audit', { signal }),
  });
export const useSegmentAudit = () => useQuery(auditQuery());

export const useRecipients = (key: string) =>
  useQuery({
    queryKey: ['segments', 'recipients', key],
    queryFn: ({ signal }) => get<Recipients>(`/segments/${pathPart(key)}/recipients`, { signal }),
  });

/** The people one step of the waterfall takes away, or keeps. */
export const useRecipientPeople = (key: string, step: RecipientStepName, which: 'kept' | 'dropped') =>
  useInfiniteQuery(
    infiniteQueryOptions({
      queryKey: ['segments', 'recipient-people', key, step, which],
      queryFn: ({ pageParam, signal }) =>
        get<Page<PersonSummary>>(`/segments/${pathPart(key)}/recipients/${step}/people`, {
          query: { which, cursor: pageParam },
          signal,
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
    }),
  );
