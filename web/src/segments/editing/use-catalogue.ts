import { createContext, useContext, useMemo } from 'react';
import { useEvents, useFields, useTags } from '../../api/catalogue.ts';
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

/** Loads the catalogue once for a whole editor. `ownKey` is the segment being edited, which cannot contain itself. */
export function useLoadedCatalogue(ownKey: string | null): {
  readonly catalogue: Catalogue;
  readonly isLoaded: boolean;
} {
  const events = useEvents();
  const personFields = useFields('person');
  const accountFields = useFields('account');
  const tags = useTags();
  const segments = useSegments();
  const catalogue = useMemo<Catalogue>(
    () => ({
      events: events.data ?? none,
      personFields: personFields.data ?? none,
      accountFields: accountFields.data ?? none,
      tags: tags.data ?? none,
      segments: (segments.data ?? none).filter(({ key }) => key !== ownKey),
    }),
    [events.data, personFields.data, accountFields.data, tags.data, segments.data, ownKey],
  );
  const isLoaded = [events, personFields, accountFields, tags, segments].every((query) => query.isSuccess);
  return { catalogue, isLoaded };
}
