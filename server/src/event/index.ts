export { listEventTypes, listProperties } from './list-event-types.ts';
export { listPropertyValues } from './list-property-values.ts';
export { loadEvents } from './load-events.ts';
export { type EventKind, type Json, type JsonObject, FORM_EVENT, PAGE_EVENT } from './json.ts';
export { addPending, type Change } from './pending.ts';
export { recordEvents, type RecordedEvent } from './record.ts';
export { Registry } from './registry.ts';
