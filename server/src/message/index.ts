export { previewEmail } from './preview.ts';
export { type QueuedMessage, queueMessages } from './queue.ts';
export { checkTemplate } from './render.ts';
