import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type {
  BacktestDay,
  Lint,
  LintInput,
  MembersAdded,
  Page,
  Preview,
  PreviewInput,
  Segment,
  SegmentInput,
  SegmentMember,
  SegmentTransition,
  SegmentVersion,
} from '@segue/shared/api';
import type { SegmentDefinition } from '@segue/shared/segment';
import { get, patch, pathPart, post, remove, requestLines } from './client.ts';

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

/** Calls back with each day of a back-test as the server has worked it out, oldest first. */
export const runBacktest = (
  input: { readonly definition: SegmentDefinition; readonly days: number },
  signal: AbortSignal,
  onDay: (day: BacktestDay) => void,
): Promise<void> => requestLines('/segments/backtest', { body: input, signal }, onDay);

/** People named in one call; a longer list goes in several. */
const PEOPLE_A_CALL = 5_000;

/** Puts people into a static segment, by user id, internal id or e-mail address; indices count through the whole list. */
async function addPeople(key: string, people: readonly string[]): Promise<MembersAdded> {
  const done: MembersAdded = { added: 0, already: 0, unknown: [] };
  for (let start = 0; start < people.length; start += PEOPLE_A_CALL) {
    const body = { people: people.slice(start, start + PEOPLE_A_CALL) };
    const part = await post<MembersAdded>(`/segments/${pathPart(key)}/people`, body);
    done.added += part.added;
    done.already += part.already;
    done.unknown.push(...part.unknown.map(({ index, id }) => ({ index: start + index, id })));
  }
  return done;
}

/** Changes by hand who is in a static segment. */
export function useMembersByHand(key: string) {
  const client = useQueryClient();
  const onSettled = async () => {
    await client.invalidateQueries({ queryKey: ['segments'] });
    await client.invalidateQueries({ queryKey: ['people', 'memberships'] });
  };
  const add = useMutation({ mutationFn: (people: readonly string[]) => addPeople(key, people), onSettled });
  const removeOne = useMutation({
    mutationFn: (id: string) => remove(`/segments/${pathPart(key)}/people/${pathPart(id)}`),
    onSettled,
  });
  return { add, removeOne };
}

/** The versions of a segment, the newest first; asked for again when one becomes live. */
export const useSegmentVersions = ({ key, status, progress, updated_at }: Segment) =>
  useQuery({
    queryKey: ['segments', 'versions', key, status, progress === null, updated_at],
    queryFn: ({ signal }) => get<Page<SegmentVersion>>(`/segments/${pathPart(key)}/versions`, { signal }),
    select: (page) => page.data,
    placeholderData: keepPreviousData,
  });

/** Makes the definition of an earlier version the newest one. */
export function useRestoreVersion(key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ number, triggerFlows }: { number: number; triggerFlows: boolean }) =>
      post<Segment>(`/segments/${pathPart(key)}/versions/${number}/restore`, { trigger_flows: triggerFlows }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['segments'] }),
  });
}

/** Who entered and left a segment, the newest first, page by page. */
export const useTransitionLog = (key: string) =>
  useInfiniteQuery({
    queryKey: ['segments', 'transitions', key],
    queryFn: ({ pageParam, signal }) =>
      get<Page<SegmentTransition>>(`/segments/${pathPart(key)}/transitions`, {
        query: { cursor: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });

/** Where the browser fetches the members as a file. */
export const membersFileUrl = (key: string): string => `/api/v1/segments/${pathPart(key)}/people.csv`;

/** Copies a segment on the server; of a static one with its people. */
export function useDuplicateSegment(key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => post<Segment>(`/segments/${pathPart(key)}/duplicate`, { name }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['segments'] }),
  });
}
