import { useMemo } from 'react';
import { useEvents } from '../../api/catalogue.ts';
import type { Segment } from '@segue/shared/api';
import type { FlowGraph } from '@segue/shared/flow';
import { references } from '@segue/shared/segment';

/** More events than these are not offered in the menu of variables; a segment of so many has no typical one. */
const EVENTS_MAX = 5;

/**
 * Gives the events that can start a flow: those its segments read, as far as they were ever seen. Their properties can
 * be printed in its emails.
 */
export function useTriggerEvents(graph: FlowGraph, segments: readonly Segment[]): readonly string[] {
  const { triggers } = graph;
  const { data: seen } = useEvents();
  return useMemo(() => {
    const names = new Set(seen?.map(({ name }) => name));
    const keys = new Set(triggers.map(({ segment }) => segment));
    const events = segments
      .filter(({ key }) => keys.has(key))
      .flatMap(({ definition }) => references(definition).events);
    return [...new Set(events)].filter((name) => names.has(name)).slice(0, EVENTS_MAX);
  }, [triggers, segments, seen]);
}
