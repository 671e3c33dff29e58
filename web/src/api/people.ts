import {
  infiniteQueryOptions,
  queryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Membership, Page, Person, PersonSummary, TimelineEvent } from '@segue/shared/api';
import { get, pathPart, post, remove } from './client.ts';

export type PeopleSort = 'last_seen' | 'first_seen' | 'name';

export interface PeopleFilter {
  search?: string | undefined;
  segment?: string | undefined;
  fields?: readonly string[] | undefined;
  sort?: PeopleSort | undefined;
  anonymous?: boolean | undefined;
}

const PEOPLE_PAGE_ROWS = 100;
const TIMELINE_PAGE_ROWS = 50;

export const listPeople = (
  filter: PeopleFilter,
  cursor: string | null,
  signal?: AbortSignal,
  limit = PEOPLE_PAGE_ROWS,
) => get<Page<PersonSummary>>('/people', { query: { ...filter, cursor, limit }, signal });

/** People, page by page, for the table's endless scroll. */
export const peopleQuery = (filter: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: ['people', 'list', filter],
    queryFn: ({ pageParam, signal }) => listPeople(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
  });

/** `ready` holds the question back until the columns are known, so that the list is not asked for twice. */
export const usePeople = (filter: PeopleFilter, ready = true) =>
  useInfiniteQuery({ ...peopleQuery(filter), enabled: ready, refetchOnWindowFocus: false });

/** One person, by user id or by the internal `p_…` id. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', 'one', id],
    queryFn: ({ signal }) => get<Person>(`/people/${pathPart(id)}`, { signal }),
  });

export const usePerson = (id: string) => useQuery(personQuery(id));

export const membershipsQuery = (id: string) =>
  queryOptions({
    queryKey: ['people', 'memberships', id],
    queryFn: ({ signal }) => get<Page<Membership>>(`/people/${pathPart(id)}/segments`, { signal }),
  });

export const useMemberships = (id: string) => useQuery(membershipsQuery(id));

/** What a person did, newest first; `from` an event on, if one is given. */
export const timelineQuery = (id: string, from?: string) =>
  infiniteQueryOptions({
    queryKey: ['people', 'timeline', id, ...(from === undefined ? [] : [from])],
    queryFn: ({ pageParam, signal }) =>
      get<Page<TimelineEvent>>(`/people/${pathPart(id)}/events`, {
        query: { cursor: pageParam, limit: TIMELINE_PAGE_ROWS, from },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
  });

/** The first page of a timeline alone, to catch up with. */
export const getNewestEvents = (id: string) =>
  get<Page<TimelineEvent>>(`/people/${pathPart(id)}/events`, { query: { limit: TIMELINE_PAGE_ROWS } });

export const useTimeline = (id: string, from?: string) => useInfiniteQuery(timelineQuery(id, from));

/** Adds and removes tags of one person; the profile shows the change at once and takes it back when it is refused. */
export function useTagPerson(id: string) {
  const client = useQueryClient();
  const { queryKey } = personQuery(id);
  const setTags = (change: (tags: string[]) => string[]): void => {
    client.setQueryData(queryKey, (person) => (person ? { ...person, tags: change(person.tags) } : person));
  };
  const settle = () => client.invalidateQueries({ queryKey: ['people'] });
  const add = useMutation({
    mutationFn: (tag: string) => post<unknown>(`/people/${pathPart(id)}/tags`, { tags: [tag] }),
    onMutate: (tag) => setTags((tags) => [...tags.filter((other) => other !== tag), tag]),
    onSettled: settle,
  });
  const removeTag = useMutation({
    mutationFn: (tag: string) => remove(`/people/${pathPart(id)}/tags/${pathPart(tag)}`),
    onMutate: (tag) => setTags((tags) => tags.filter((other) => other !== tag)),
    onSettled: settle,
  });
  return { add, remove: removeTag };
}
