import { infiniteQueryOptions, queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Message, MessageStatus, MessageSummary, Page } from '@segue/shared/api';
import { get, pathPart } from './client.ts';

export interface MessageFilter {
  search?: string | undefined;
  status?: MessageStatus | undefined;
  flow?: string | undefined;
}

const MESSAGES_PAGE_ROWS = 50;
const MESSAGES_POLL_MS = 10_000;

/** What was sent or kept, newest first. */
export const messagesQuery = (filter: MessageFilter) =>
  infiniteQueryOptions({
    queryKey: ['messages', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      get<Page<MessageSummary>>('/messages', {
        query: { ...filter, cursor: pageParam, limit: MESSAGES_PAGE_ROWS },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
    refetchInterval: MESSAGES_POLL_MS,
  });
export const useMessages = (filter: MessageFilter) => useInfiniteQuery(messagesQuery(filter));

export const messageQuery = (id: string) =>
  queryOptions({
    queryKey: ['messages', 'one', id],
    queryFn: ({ signal }) => get<Message>(`/messages/${pathPart(id)}`, { signal }),
    placeholderData: (previous) => previous,
  });
export const useMessage = (id: string) => useQuery(messageQuery(id));
