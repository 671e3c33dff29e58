export { type QueuedMessage, queueMessages } from './queue.ts';
