export { type Collector, createCollector } from './collector.ts';
export type { Message } from './message.ts';
export { parseMessage, type ParseContext } from './parse-message.ts';
