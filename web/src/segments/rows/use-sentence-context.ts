import { useLingui } from '@lingui/react';
import { useQueries } from '@tanstack/react-query';
import type { PropertyInfo } from '@segue/shared/api';
import type { Condition, EventLike } from '@segue/shared/segment';
import { eventLikesOf } from '@segue/shared/segment';
import { propertiesQuery } from '../../api/catalogue.ts';
import { useCatalogue } from '../editing/use-catalogue.ts';
import { storedEvent } from '../sentence/event-names.ts';
import type { SentenceContext } from '../sentence/piece.ts';

const none: readonly PropertyInfo[] = [];

/** Gives what the sentence of a condition is made with; the properties of its events are loaded where they are spoken of. */
export function useSentenceContext(condition: Condition): SentenceContext {
  const { i18n } = useLingui();
  const catalogue = useCatalogue();
  const wanted = eventLikesOf(condition)
    .filter(speaksOfProperties)
    .flatMap((part) => storedEvent(catalogue, part) ?? []);
  const events = [...new Set(wanted)];
  const results = useQueries({ queries: events.map(propertiesQuery) });
  return {
    i18n,
    catalogue,
    propertiesOf: (event) => results[events.indexOf(event)]?.data ?? none,
  };
}

function speaksOfProperties({ where, occurrence, count }: EventLike): boolean {
  const measures = count?.measure !== undefined && 'property' in count.measure;
  return measures || (where ?? []).length > 0 || (occurrence?.where ?? []).length > 0;
}
