export { listEventTypes, listProperties } from './list-event-types.ts';
export { listPropertyValues } from './list-property-values.ts';
export { loadEvents, type StoredEvent } from './load-events.ts';
