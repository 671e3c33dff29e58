import { createContext, useContext, useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { EventInfo, FieldInfo, Segment } from '@segue/shared/api';
import { references, type SegmentSubject } from '@segue/shared/segment';
import { useEvents, useFields, useTags, valuesQuery } from '../../api/catalogue.ts';
import { useSegments } from '../../api/segments.ts';
import type { Catalogue } from './row-choices.ts';

const none: readonly never[] = [];

const emptyCatalogue: Catalogue = { events: none, personFields: none, accountFields: none, tags: none, segments: none };

/** The catalogue of the editor around a component; empty outside of one. */
export const CatalogueContext = createContext<Catalogue>(emptyCatalogue);

/** Gives what was observed in this workspace, for suggestions and hints. */
export function useCatalogue(): Catalogue {
  return useContext(CatalogueContext);
}

/** What a segment of accounts can be made of: nothing that is about one person. */
function accountCatalogue(accountFields: readonly FieldInfo[], segments: readonly Segment[]): Catalogue {
  return {
    ...emptyCatalogue,
    of: 'account',
    accountFields,
    segments: segments.filter(({ definition }) => definition.of === 'account'),
    countable: segments.filter(({ definition }) => definition.of !== 'account'),
  };
}

/** Loads the catalogue once for a whole editor. `ownKey` is the segment being edited, which cannot contain itself. */
export function useLoadedCatalogue(
  ownKey: string | null,
  of: SegmentSubject = 'person',
): {
  readonly catalogue: Catalogue;
  readonly isLoaded: boolean;
} {
  const events = useEvents();
  const personFields = useFields('person');
  const accountFields = useFields('account');
  const tags = useTags();
  const segments = useSegments();
  const forms = useSeenNames(events.data ?? none, 'Form Submitted', 'form');
  const catalogue = useMemo<Catalogue>(() => {
    const others = (segments.data ?? none).filter(({ key }) => key !== ownKey);
    if (of === 'account') return accountCatalogue(byFrequency(accountFields.data ?? none), others);
    return {
      events: events.data ?? none,
      personFields: byFrequency(personFields.data ?? none),
      accountFields: byFrequency(accountFields.data ?? none),
      tags: tags.data ?? none,
      segments: others,
      forms,
      ...mentioned(segments.data ?? none),
    };
  }, [events.data, personFields.data, accountFields.data, tags.data, segments.data, ownKey, of, forms]);
  const isLoaded = [events, personFields, accountFields, tags, segments].every((query) => query.isSuccess);
  return { catalogue, isLoaded };
}

/** The server sends fields by name. */
const byFrequency = (fields: readonly FieldInfo[]): readonly FieldInfo[] =>
  fields.toSorted((a, b) => b.people - a.people);

/** Names that stand in a property of a reserved event, most frequent first; none while there are no such events. */
function useSeenNames(events: readonly EventInfo[], event: string, property: string): readonly string[] {
  const isSeen = events.some(({ name }) => name === event);
  const { data } = useQuery({ ...valuesQuery({ of: 'event', event, property }, ''), enabled: isSeen });
  return useMemo(() => (data ?? none).map(({ value }) => String(value)), [data]);
}

/** Scores and topics have no list of their own yet; those that other segments speak of are the likely ones. */
function mentioned(segments: readonly Segment[]): Pick<Catalogue, 'scores' | 'topics'> {
  const all = segments.map(({ definition }) => references(definition));
  return {
    scores: [...new Set(all.flatMap(({ scores }) => scores))],
    topics: [...new Set(all.flatMap(({ topics }) => topics))],
  };
}
