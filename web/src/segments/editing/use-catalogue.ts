import { createContext, useContext, useMemo } from 'react';
import { useEvents, useFields, useTags } from '../../api/catalogue.ts';
import type { FieldInfo, Segment } from '@segue/shared/api';
import type { SegmentSubject } from '@segue/shared/segment';
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
  const catalogue = useMemo<Catalogue>(() => {
    const others = (segments.data ?? none).filter(({ key }) => key !== ownKey);
    if (of === 'account') return accountCatalogue(accountFields.data ?? none, others);
    return {
      events: events.data ?? none,
      personFields: personFields.data ?? none,
      accountFields: accountFields.data ?? none,
      tags: tags.data ?? none,
      segments: others,
    };
  }, [events.data, personFields.data, accountFields.data, tags.data, segments.data, ownKey, of]);
  const isLoaded = [events, personFields, accountFields, tags, segments].every((query) => query.isSuccess);
  return { catalogue, isLoaded };
}
