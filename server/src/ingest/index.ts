export { type Collector, createCollector } from './collector.ts';
export { type EventKind, type Json, type JsonObject, type Message, PAGE_EVENT } from './message.ts';
export { parseMessage, type ParseContext } from './parse-message.ts';
export { addPending, type Change } from './pending.ts';
export { leafPaths, Registry } from './registry.ts';
