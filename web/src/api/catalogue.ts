/** What was observed: fields, events, properties, values, tags. For suggestions. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { EventInfo, FieldInfo, Page, PropertyInfo, TagInfo, ValueSuggestion } from '@segue/shared/api';
import { get, pathPart } from './client.ts';

const CATALOGUE_STALE_MS = 60_000;

export const fieldsQuery = (of: 'person' | 'account' = 'person') =>
  queryOptions({
    queryKey: ['catalogue', 'fields', of],
    queryFn: ({ signal }) => get<Page<FieldInfo>>('/fields', { query: { of }, signal }),
    select: (page) => page.data,
    staleTime: CATALOGUE_STALE_MS,
  });
export const useFields = (of?: 'person' | 'account') => useQuery(fieldsQuery(of));

export const eventsQuery = () =>
  queryOptions({
    queryKey: ['catalogue', 'events'],
    queryFn: ({ signal }) => get<Page<EventInfo>>('/events', { signal }),
    select: (page) => page.data,
    staleTime: CATALOGUE_STALE_MS,
  });
export const useEvents = () => useQuery(eventsQuery());

export const propertiesQuery = (event: string) =>
  queryOptions({
    queryKey: ['catalogue', 'properties', event],
    queryFn: ({ signal }) => get<Page<PropertyInfo>>(`/events/${pathPart(event)}/properties`, { signal }),
    select: (page) => page.data,
    staleTime: CATALOGUE_STALE_MS,
    enabled: event !== '',
  });

export const tagsQuery = () =>
  queryOptions({
    queryKey: ['catalogue', 'tags'],
    queryFn: ({ signal }) => get<Page<TagInfo>>('/tags', { signal }),
    select: (page) => page.data,
    staleTime: CATALOGUE_STALE_MS,
  });
export const useTags = () => useQuery(tagsQuery());

/** Whose values to suggest: those of a field, or those of a property of an event. */
export type ValueSource =
  | { of: 'person' | 'account'; field: string }
  | { of: 'event'; event: string; property: string };

/** Values seen so far that fit what has been typed, most frequent first. */
export const valuesQuery = (source: ValueSource, search: string) =>
  queryOptions({
    queryKey: ['catalogue', 'values', source, search],
    queryFn: ({ signal }) => {
      const path =
        source.of === 'event'
          ? `/events/${pathPart(source.event)}/properties/${pathPart(source.property)}/values`
          : `/fields/${pathPart(source.field)}/values`;
      const of = source.of === 'event' ? undefined : source.of;
      return get<Page<ValueSuggestion>>(path, { query: { of, search }, signal });
    },
    select: (page) => page.data,
    staleTime: CATALOGUE_STALE_MS,
    placeholderData: (previous) => previous,
    enabled: source.of === 'event' ? source.event !== '' && source.property !== '' : source.field !== '',
  });
export const useValues = (source: ValueSource, search: string) => useQuery(valuesQuery(source, search));
