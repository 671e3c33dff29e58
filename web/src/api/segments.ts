import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type {
  Lint,
  LintInput,
  Page,
  Preview,
  PreviewInput,
  Segment,
  SegmentInput,
  SegmentMember,
} from '@segue/shared/api';
import { get, patch, pathPart, post, remove } from './client.ts';

const BUILDING_POLL_MS = 1_000;
const LIVE_POLL_MS = 15_000;

/** A building segment is watched closely, a live one only kept fresh. */
const pollEveryMs = (segments: readonly Segment[] | undefined): number =>
  segments?.some((segment) => segment.status === 'building') ? BUILDING_POLL_MS : LIVE_POLL_MS;

export const segmentsQuery = () =>
  queryOptions({
    queryKey: ['segments', 'list'],
    queryFn: ({ signal }) => get<Page<Segment>>('/segments', { signal }),
    select: (page) => page.data,
    refetchInterval: (query) => pollEveryMs(query.state.data?.data),
  });
export const useSegments = () => useQuery(segmentsQuery());

export const segmentQuery = (key: string) =>
  queryOptions({
    queryKey: ['segments', 'one', key],
    queryFn: ({ signal }) => get<Segment>(`/segments/${pathPart(key)}`, { signal }),
    refetchInterval: (query) => pollEveryMs(query.state.data && [query.state.data]),
  });
export const useSegment = (key: string) => useQuery(segmentQuery(key));

/** Members of a segment, page by page. */
export const segmentPeopleQuery = (key: string) =>
  infiniteQueryOptions({
    queryKey: ['segments', 'people', key],
    queryFn: ({ pageParam, signal }) =>
      get<Page<SegmentMember>>(`/segments/${pathPart(key)}/people`, {
        query: { cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
export const useSegmentPeople = (key: string) => useInfiniteQuery(segmentPeopleQuery(key));

/** Counts and samples a definition that need not be stored. A newer question cancels an older one. */
export const previewQuery = (input: PreviewInput) =>
  queryOptions({
    queryKey: ['segments', 'preview', input],
    queryFn: ({ signal }) => post<Preview>('/segments/preview', input, { signal }),
    placeholderData: (previous) => previous,
    retry: false,
  });

/** What the author of a definition should look at. */
export const lintQuery = (input: LintInput) =>
  queryOptions({
    queryKey: ['segments', 'lint', input],
    queryFn: ({ signal }) => post<Lint>('/segments/lint', input, { signal }),
    select: ({ lint }) => lint,
    retry: false,
  });

export type SegmentPatch = Partial<SegmentInput> & Record<string, unknown>;

/** Writes to segments; every one refreshes what the browser knows of segments and of memberships. */
export function useSegmentWrites() {
  const client = useQueryClient();
  const onSuccess = async () => {
    await client.invalidateQueries({ queryKey: ['segments'] });
    await client.invalidateQueries({ queryKey: ['people', 'memberships'] });
  };
  const create = useMutation({ mutationFn: (input: SegmentInput) => post<Segment>('/segments', input), onSuccess });
  const update = useMutation({
    mutationFn: ({ key, ...body }: { key: string } & SegmentPatch) =>
      patch<Segment>(`/segments/${pathPart(key)}`, body),
    onSuccess,
  });
  const destroy = useMutation({ mutationFn: (key: string) => remove(`/segments/${pathPart(key)}`), onSuccess });
  return { create, update, destroy };
}
