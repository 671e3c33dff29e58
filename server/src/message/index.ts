export { createDelivery, type Delivery, type DeliveryDeps } from './delivery/delivery.ts';
export { createSmtpTransport } from './delivery/smtp.ts';
export type { MailTransport } from './delivery/transport.ts';
export { loadMessages } from './load-messages.ts';
export { previewEmail } from './preview.ts';
export { type QueuedMessage, queueMessages } from './queue.ts';
export { getMessage, listMessages, type MessagesInput } from './read.ts';
export { checkTemplate } from './render.ts';
export { resendMessage } from './resend.ts';
