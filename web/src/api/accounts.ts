import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  Account,
  AccountExplanation,
  AccountMember,
  AccountMembership,
  AccountTimelineItem,
  Page,
} from '@segue/shared/api';
import { get, pathPart } from './client.ts';

/** What companies are sorted by: a number of their own, or one of their fields. */
export type AccountSort = 'members' | 'name' | 'first_seen' | 'last_seen' | `field.${string}`;

export interface AccountsFilter {
  search?: string | undefined;
  segment?: string | undefined;
  fields?: readonly string[] | undefined;
  sort?: AccountSort | undefined;
  order?: 'asc' | 'desc' | undefined;
}

const ACCOUNTS_PAGE_ROWS = 100;
const TIMELINE_PAGE_ROWS = 50;
const MEMBERS_PAGE_ROWS = 50;

/** Companies, page by page. `ready` holds the question back until the columns are known. */
export const useAccounts = (filter: AccountsFilter, ready = true, limit = ACCOUNTS_PAGE_ROWS) =>
  useInfiniteQuery({
    queryKey: ['accounts', 'list', filter, limit],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Account>>('/accounts', { query: { ...filter, cursor: pageParam, limit }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
    enabled: ready,
    refetchOnWindowFocus: false,
  });

/** One company, by the id that `group` calls give it. */
export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'one', id],
    queryFn: ({ signal }) => get<Account>(`/accounts/${pathPart(id)}`, { signal }),
  });
export const useAccount = (id: string) => useQuery(accountQuery(id));

/** Who belongs to a company, whoever was seen last first. */
export const accountPeopleQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'people', id],
    queryFn: ({ pageParam, signal }) =>
      get<Page<AccountMember>>(`/accounts/${pathPart(id)}/people`, {
        query: { cursor: pageParam, limit: MEMBERS_PAGE_ROWS },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
export const useAccountPeople = (id: string) => useInfiniteQuery(accountPeopleQuery(id));

export const accountSegmentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['accounts', 'segments', id],
    queryFn: ({ signal }) => get<Page<AccountMembership>>(`/accounts/${pathPart(id)}/segments`, { signal }),
    select: (page) => page.data,
  });
export const useAccountSegments = (id: string) => useQuery(accountSegmentsQuery(id));

/** What the people of a company did and how its fields changed, newest first. */
export const accountTimelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['accounts', 'timeline', id],
    queryFn: ({ pageParam, signal }) =>
      get<Page<AccountTimelineItem>>(`/accounts/${pathPart(id)}/timeline`, {
        query: { cursor: pageParam, limit: TIMELINE_PAGE_ROWS },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });
export const useAccountTimeline = (id: string) => useInfiniteQuery(accountTimelineQuery(id));

/** The first page of a timeline alone, to catch up with. */
export const getNewestItems = (id: string) =>
  get<Page<AccountTimelineItem>>(`/accounts/${pathPart(id)}/timeline`, { query: { limit: TIMELINE_PAGE_ROWS } });

/** Why a company is in a segment of companies, or is not; asked only when somebody wants to know. */
export const useAccountExplanation = (segment: string, id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['accounts', 'explain', segment, id],
    queryFn: ({ signal }) =>
      get<AccountExplanation>(`/segments/${pathPart(segment)}/explain-account/${pathPart(id)}`, { signal }),
    enabled,
  });
