export { loadEvents, type StoredEvent } from './load-events.ts';
